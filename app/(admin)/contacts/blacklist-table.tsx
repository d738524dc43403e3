"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { SortState } from "@/components/data-table/sort-link";
import { LogLine } from "@/components/log-line";
import { PhoneNumber } from "@/components/number";
import type { LogEntry } from "@/components/reasons";
import { BlockedBadge } from "@/components/state-badge";
import { Time } from "@/components/ui/time";
import { HistoryDialog } from "./history-dialog";

export type BlacklistRow = {
  id: number;
  number: string;
  name: string | null;
  createdAt: Date;
  blockedAt: Date | null;
  last: LogEntry | null;
  entries: number;
  askedAgain: number;
  zone: string;
};

const column = columnsOf<BlacklistRow>();
const columns = column.columns([
  column.display({
    id: "created_at",
    header: "Created At",
    meta: { sort: "created_at", first: "desc", className: "sm:w-44" },
    cell: ({ row: { original } }) => <Time value={original.createdAt} zone={original.zone} show="exact" />,
  }),
  column.display({
    id: "blocked_at",
    header: "Blocked At",
    meta: { sort: "blocked_at", first: "desc", className: "sm:w-44" },
    cell: ({ row: { original } }) =>
      original.blockedAt && <Time value={original.blockedAt} zone={original.zone} />,
  }),
  column.display({
    id: "number",
    header: "Name",
    meta: { sort: "number", className: "sm:w-52", title: true },
    cell: ({ row: { original } }) => (
      <PhoneNumber number={original.number} name={original.name} href={`/contacts/${original.id}`} />
    ),
  }),
  column.display({
    id: "block_logs",
    header: "Block / Unblock Logs",
    cell: ({ row: { original } }) =>
      original.last ? (
        <LogLine
          entry={original.last}
          askedAgain={original.askedAgain}
          history={
            <HistoryDialog
              contactId={original.id}
              number={original.number}
              entries={original.entries}
              zone={original.zone}
            />
          }
        />
      ) : (
        <BlockedBadge blocked />
      ),
  }),
]);

/** The table of the Blacklist: its numbers, each with the state of its log. */
export function BlacklistTable({ rows, sort }: { rows: BlacklistRow[]; sort: SortState }) {
  return (
    <DataTable
      caption="Blocked numbers"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      sort={sort}
    />
  );
}
