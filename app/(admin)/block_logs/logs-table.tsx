"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { SortState } from "@/components/data-table/sort-link";
import { LogWords } from "@/components/log-line";
import { PhoneNumber } from "@/components/number";
import type { LogEntry } from "@/components/reasons";
import { ActionBadge } from "@/components/state-badge";
import { Time } from "@/components/ui/time";
import { dateOnly } from "@/components/ui/time-text";

export type LogRow = LogEntry & { contactId: number; number: string; zone: string };

const column = columnsOf<LogRow>();
const columns = column.columns([
  column.display({
    id: "created_at",
    header: "When",
    meta: { sort: "created_at", first: "desc", className: "sm:w-39" },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.display({
    id: "number",
    header: "Number",
    meta: { className: "sm:w-42", title: true },
    cell: ({ row: { original } }) => (
      <PhoneNumber number={original.number} href={`/contacts/${original.contactId}`} />
    ),
  }),
  column.display({ id: "what", header: "What", cell: ({ row }) => <What row={row.original} /> }),
  column.display({
    id: "who",
    header: "Who",
    meta: { className: "lg:w-48" },
    cell: ({ row: { original } }) =>
      original.person ?? (original.token ? `token “${original.token}”` : "nobody: automatic"),
  }),
  column.display({
    id: "from",
    header: "From",
    meta: { className: "sm:w-33" },
    cell: ({ row: { original } }) => <span className="mono">{original.requestIp ?? "–"}</span>,
  }),
]);

function What({ row }: { row: LogRow }) {
  return (
    <>
      <ActionBadge action={row.action} />{" "}
      {row.blockedAt && <>blocked since {dateOnly(new Date(row.blockedAt), row.zone)}, </>}
      <LogWords entry={row} />
      {row.note && (
        <span className="block text-muted text-xs">
          “<bdi>{row.note}</bdi>”
        </span>
      )}
    </>
  );
}

/** The company's block logs: one row for every block and every unblock. */
export function LogsTable({ rows, sort }: { rows: LogRow[]; sort: SortState }) {
  return (
    <DataTable
      caption="Blocks and unblocks"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      sort={sort}
    />
  );
}
