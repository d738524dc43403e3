"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { PhoneNumber } from "@/components/number";
import { Time } from "@/components/ui/time";

export type SampleRow = { number: string; name: string | null; blockedAt: Date | null; zone: string };

const column = columnsOf<SampleRow>();
const columns = column.columns([
  column.display({
    id: "number",
    header: "Name",
    meta: { title: true },
    cell: ({ row: { original } }) => (
      <PhoneNumber
        number={original.number}
        name={original.name}
        href={`/contacts/${encodeURIComponent(original.number)}`}
      />
    ),
  }),
  column.display({
    id: "blocked_at",
    header: "Blocked At",
    meta: { className: "sm:w-48" },
    cell: ({ row: { original } }) =>
      original.blockedAt ? <Time value={original.blockedAt} zone={original.zone} /> : "–",
  }),
]);

/** The table of a few of the numbers that a job would change. */
export function SampleTable({ caption, rows }: { caption: string; rows: SampleRow[] }) {
  return <DataTable caption={caption} columns={columns} rows={rows} rowId={(row) => row.number} />;
}
