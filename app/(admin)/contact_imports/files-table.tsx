"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { type Pace, PaceCell } from "@/components/pace";
import { StatusBadge } from "@/components/state-badge";
import { count, counted } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { ImportStatus } from "@/db/enums";
import { DiscardFile } from "./discard-file";

export type FileRow = {
  id: number;
  name: string;
  status: ImportStatus;
  blocked: boolean;
  percent: number | null;
  rows: number;
  changed: number;
  /** How many numbers needed no change: already blocked, or not blocked before. */
  unchanged: number;
  duplicates: number;
  rejected: number;
  /** Why it failed. */
  problem: string | null;
  /** How far it is undone. */
  undone: string | null;
  /** Hours until a file that was not started is removed. */
  hoursLeft: number;
  pace: Pace | null;
  who: string | null;
  createdAt: Date;
  zone: string;
};

const column = columnsOf<FileRow>();
const started = ({ status }: FileRow) => status !== "uploading" && status !== "draft";
/** Says "vanishes in 23 h", because a file that was not started is not kept for ever. */
const vanishes = ({ hoursLeft }: FileRow) =>
  hoursLeft > 1 ? `vanishes in ${hoursLeft} h` : "vanishes within the hour";
const figure = (row: FileRow, value: number) => (started(row) ? count(value) : "–");

const columns = column.columns([
  column.display({
    id: "name",
    header: "File",
    meta: { title: true, className: "lg:w-48" },
    cell: ({ row: { original } }) => (
      <>
        <Link href={`/contact_imports/${original.id}`} className="font-medium hover:underline">
          {original.name}
        </Link>
        <span className="block text-muted text-xs">
          {started(original) ? (original.blocked ? "blocks" : "unblocks") : vanishes(original)}
        </span>
      </>
    ),
  }),
  column.display({
    id: "status",
    header: "Status",
    meta: { className: "lg:w-28" },
    cell: ({ row: { original } }) => (
      <span className="figures flex flex-wrap items-center gap-x-2 whitespace-nowrap">
        <StatusBadge status={original.status} />
        {original.status === "running" && original.percent !== null && `${Math.floor(original.percent)} %`}
      </span>
    ),
  }),
  column.display({
    id: "rows",
    header: "Rows",
    meta: { align: "right", className: "whitespace-nowrap lg:w-24" },
    cell: ({ row: { original } }) => figure(original, original.rows),
  }),
  column.display({
    id: "outcome",
    header: "Outcome",
    meta: { className: "lg:w-52" },
    cell: ({ row: { original } }) =>
      started(original) ? <Outcome row={original} /> : <DiscardFile file={original} listed />,
  }),
  column.display({
    id: "took",
    header: "Took",
    meta: { className: "lg:w-28" },
    cell: ({ row: { original } }) => <PaceCell pace={original.pace} />,
  }),
  column.accessor("who", {
    header: "By",
    meta: { className: "lg:w-42" },
    cell: (info) => info.getValue() ?? "–",
  }),
  column.display({
    id: "created_at",
    header: "Uploaded",
    meta: { className: "lg:w-32" },
    cell: ({ row: { original } }) => <Time value={original.createdAt} zone={original.zone} />,
  }),
]);

/**
 * Shows the result of the rows: first what the upload changed, then the rest, so that a second upload of a list does
 * not look as if nothing happened.
 */
function Outcome({ row }: { row: FileRow }) {
  const others = [
    row.unchanged > 0 && `${count(row.unchanged)} ${row.blocked ? "already blocked" : "not blocked before"}`,
    row.duplicates > 0 && counted(row.duplicates, "duplicate"),
    row.rejected > 0 && `${count(row.rejected)} rejected`,
  ].filter(Boolean);
  const changed = `${row.blocked ? "Blocked" : "Unblocked"} ${count(row.changed)}`;
  if (row.status === "failed")
    return (
      <span className="figures [overflow-wrap:anywhere]">
        <span className="text-red">{row.problem ?? "It failed."}</span>
        <span className="block text-muted text-xs">{row.undone ?? changed}</span>
      </span>
    );
  return (
    <span className="figures">
      {row.undone ?? changed}
      {row.undone && <span className="block text-muted text-xs">{changed} before</span>}
      {others.length > 0 && <span className="block text-muted text-xs">{others.join(", ")}</span>}
    </span>
  );
}

/** The table of uploads, each with its state and its result. */
export function FilesTable({ rows }: { rows: FileRow[] }) {
  return (
    <DataTable caption="Blacklist Files" columns={columns} rows={rows} rowId={(row) => String(row.id)} />
  );
}
