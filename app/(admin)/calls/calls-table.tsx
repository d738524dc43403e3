"use client";

import Link from "next/link";
import { CallStatusBadge, CallWay } from "@/components/call-status";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { SortState } from "@/components/data-table/sort-link";
import { Party } from "@/components/party";
import { EmptyLine } from "@/components/ui/empty-state";
import { duration } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { CallRow } from "./row";

const column = columnsOf<CallRow>();
const parts = {
  direction: column.display({
    id: "direction",
    header: "Direction",
    meta: { className: "xl:w-53" },
    cell: ({ row: { original } }) => (
      <CallWay direction={original.direction} ourNumber={original.ourNumber} />
    ),
  }),
  status: column.display({
    id: "status",
    header: "Status",
    cell: ({ row: { original } }) => (
      <>
        <CallStatusBadge status={original.status} refusalReason={original.refusalReason} />
        {original.disposition && <span className="block text-muted text-xs">{original.disposition}</span>}
      </>
    ),
  }),
  offer: column.accessor("offer", { header: "Offer", cell: (info) => info.getValue() ?? "–" }),
  seconds: column.accessor("seconds", {
    header: "Duration",
    meta: { align: "right", className: "whitespace-nowrap lg:w-26" },
    cell: (info) => {
      const seconds = info.getValue();
      return seconds === null ? "–" : duration(seconds);
    },
  }),
};

const columns = column.columns([
  column.display({
    id: "created_at",
    header: "When",
    meta: { sort: "created_at", first: "desc", className: "lg:w-39" },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.display({
    id: "number",
    header: "Caller",
    meta: { className: "lg:w-63", title: true },
    cell: ({ row }) => <Caller row={row.original} />,
  }),
  ...Object.values(parts),
]);

const columnsOfOne = column.columns([
  column.display({
    id: "created_at",
    header: "When",
    meta: { className: "lg:w-44", title: true },
    cell: ({ row: { original } }) => (
      <Link href={hrefOf(original)} prefetch={false} className="underline underline-offset-2">
        <Time value={original.at} zone={original.zone} />
      </Link>
    ),
  }),
  ...Object.values(parts),
]);

const hrefOf = ({ id }: CallRow) => `/calls/${id}/edit`;

/** The number as a link to the call. */
function Caller({ row }: { row: CallRow }) {
  const { number, name, blocked, optedOut } = row;
  return <Party number={number} name={name} href={hrefOf(row)} blocked={blocked} optedOut={optedOut} />;
}

/** The table of calls: who called whom, when, and how it went. */
export function CallsTable({ rows, sort }: { rows: CallRow[]; sort: SortState }) {
  return (
    <DataTable caption="Calls" columns={columns} rows={rows} rowId={(row) => String(row.id)} sort={sort} />
  );
}

type OtherCallsProps = { rows: CallRow[]; number: string; caption?: string; empty?: string };

/** The other calls of one number. */
export function OtherCalls({
  rows,
  number,
  caption = `Other calls with ${number}`,
  empty = "This is its only call",
}: OtherCallsProps) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOfOne}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={<EmptyLine>{empty}</EmptyLine>}
    />
  );
}
