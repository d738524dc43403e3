"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { StatusBadge } from "@/components/state-badge";
import { Button } from "@/components/ui/button";
import { bytes, count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { JobStatus } from "@/db/enums";
import type { Timing } from "./timing";

export type ExportRow = {
  id: number;
  what: string;
  columns: string;
  status: JobStatus;
  percent: number | null;
  rows: number;
  byteSize: number | null;
  timing: Timing | null;
  who: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  /** Whether the file can be downloaded now. */
  there: boolean;
  taken: { who: string | null; at: Date; times: number } | null;
  zone: string;
};

const column = columnsOf<ExportRow>();
const shown = (status: JobStatus) => status === "running" || status === "succeeded";

const columns = column.columns([
  column.display({
    id: "what",
    header: "What",
    meta: { title: true },
    cell: ({ row: { original } }) => (
      <>
        <Link href={`/data_exports/${original.id}`} className="font-medium hover:underline">
          {original.what}
        </Link>
        <span className="block text-muted text-xs">{original.columns}</span>
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
    header: "Numbers",
    meta: { align: "right", className: "lg:w-40" },
    cell: ({ row: { original } }) => (
      <>
        {shown(original.status) ? count(original.rows) : "–"}
        <span className="block text-muted text-xs">{original.timing?.took}</span>
        <span className="block text-muted text-xs">{original.timing?.rate}</span>
      </>
    ),
  }),
  column.display({
    id: "created_at",
    header: "Asked for",
    meta: { className: "lg:w-40" },
    cell: ({ row: { original } }) => (
      <>
        <Time value={original.createdAt} zone={original.zone} />
        <span className="block text-muted text-xs">{original.who ?? "–"}</span>
      </>
    ),
  }),
  column.display({
    id: "taken",
    header: "Downloaded",
    meta: { className: "lg:w-40" },
    cell: ({ row: { original } }) => <Taken row={original} />,
  }),
  column.display({
    id: "file",
    header: "File",
    meta: { className: "lg:w-36" },
    cell: ({ row: { original } }) => <File row={original} />,
  }),
]);

function Taken({ row: { taken, zone, status } }: { row: ExportRow }) {
  if (!taken) return <span className="text-muted">{status === "succeeded" ? "never" : "–"}</span>;
  return (
    <>
      <Time value={taken.at} zone={zone} />
      <span className="block text-muted text-xs">
        {taken.who ?? "–"}
        {taken.times > 1 && <span className="block">{count(taken.times)} times in all</span>}
      </span>
    </>
  );
}

function File({ row: { id, what, there, byteSize, expiresAt, zone, status } }: { row: ExportRow }) {
  if (status !== "succeeded") return <span className="text-muted">–</span>;
  if (!there) return <span className="text-muted">removed after 30 days</span>;
  return (
    <>
      <Button asChild size="sm">
        <a href={`/data_exports/${id}/download`} download aria-label={`Download: ${what}`}>
          Download{byteSize !== null && ` ${bytes(byteSize)}`}
        </a>
      </Button>
      {expiresAt && (
        <span className="mt-1 block text-muted text-xs">
          until <Time value={expiresAt} zone={zone} show="date" />
        </span>
      )}
    </>
  );
}

/** The table of exports, each with its state, its file and who downloaded it. */
export function ExportsTable({ rows }: { rows: ExportRow[] }) {
  return <DataTable caption="Exports" columns={columns} rows={rows} rowId={(row) => String(row.id)} />;
}
