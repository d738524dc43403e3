"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";

export type TakingRow = { id: number; who: string | null; at: Date; requestIp: string | null; zone: string };

const column = columnsOf<TakingRow>();

const columns = column.columns([
  column.accessor("who", {
    header: "Who",
    meta: { title: true },
    cell: (info) => info.getValue() ?? "–",
  }),
  column.display({
    id: "at",
    header: "When",
    meta: { className: "sm:w-44" },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.accessor("requestIp", {
    header: "From",
    meta: { className: "sm:w-44" },
    cell: (info) => <span className="mono">{info.getValue() ?? "–"}</span>,
  }),
]);

/** The table of the file's downloads. */
export function TakingsTable({ rows }: { rows: TakingRow[] }) {
  return (
    <DataTable
      caption="Downloads of this export"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={<EmptyState title="Nobody has downloaded it yet" />}
    />
  );
}
