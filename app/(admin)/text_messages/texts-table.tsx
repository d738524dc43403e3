"use client";

import { CallWay } from "@/components/call-status";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { SortState } from "@/components/data-table/sort-link";
import { LongText } from "@/components/long-text";
import { Party } from "@/components/party";
import { TextStatusBadge } from "@/components/text-status";
import { Time } from "@/components/ui/time";
import type { TextRow } from "./row";

const column = columnsOf<TextRow>();
const columns = column.columns([
  column.display({
    id: "created_at",
    header: "When",
    meta: { sort: "created_at", first: "desc", className: "lg:w-39" },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.display({
    id: "number",
    header: "Number",
    meta: { className: "lg:w-63", title: true },
    cell: ({ row: { original } }) => <Other text={original} />,
  }),
  column.display({
    id: "direction",
    header: "Direction",
    meta: { className: "lg:w-40 2xl:w-53" },
    cell: ({ row: { original } }) => (
      <CallWay direction={original.direction} ourNumber={original.ourNumber} />
    ),
  }),
  column.display({
    id: "message",
    header: "Text",
    meta: { className: "sm:min-w-44" },
    cell: ({ row }) => <LongText text={row.original.message} />,
  }),
  column.display({
    id: "status",
    header: "Status",
    meta: { className: "lg:w-50" },
    cell: ({ row: { original } }) => (
      <>
        <TextStatusBadge status={original.status} direction={original.direction} />
        {[original.detail, original.by && `by ${original.by}`].map(
          (words) =>
            words && (
              <span key={words} className="block text-muted text-xs">
                {words}
              </span>
            ),
        )}
      </>
    ),
  }),
]);

function Other({ text: { number, name, href, blocked, optedOut } }: { text: TextRow }) {
  return (
    <Party
      number={number}
      name={name}
      otherwise="not a number"
      href={href}
      blocked={blocked}
      optedOut={optedOut}
    />
  );
}

/** The table of texts: who wrote what to whom, when, and what became of it. */
export function TextsTable({ rows, sort }: { rows: TextRow[]; sort: SortState }) {
  return (
    <DataTable
      caption="Text messages"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      sort={sort}
    />
  );
}
