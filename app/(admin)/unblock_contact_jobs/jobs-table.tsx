"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { type Pace, PaceCell } from "@/components/pace";
import { StatusBadge } from "@/components/state-badge";
import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { JobStatus } from "@/db/enums";

export type JobRow = {
  id: number;
  what: string;
  /** What it does to numbers: "unblocks", "blocks again". */
  does: string;
  status: JobStatus;
  percent: number;
  total: number;
  changed: number;
  left: number;
  pace: Pace | null;
  who: string | null;
  createdAt: Date;
  zone: string;
};

const column = columnsOf<JobRow>();
const columns = column.columns([
  column.display({
    id: "what",
    header: "What was asked",
    meta: { title: true, className: "lg:w-56" },
    cell: ({ row: { original } }) => (
      <>
        <Link href={`/unblock_contact_jobs/${original.id}`} className="font-medium hover:underline">
          {original.what}
        </Link>
        <span className="block text-muted text-xs">{original.does}</span>
      </>
    ),
  }),
  column.display({
    id: "status",
    header: "Status",
    meta: { className: "lg:w-32" },
    cell: ({ row: { original } }) => (
      <span className="figures flex items-center gap-2">
        <StatusBadge status={original.status} />
        {original.status === "running" && `${Math.floor(original.percent)} %`}
      </span>
    ),
  }),
  column.accessor("total", {
    header: "Numbers",
    meta: { align: "right", className: "lg:w-20" },
    cell: (info) => count(info.getValue()),
  }),
  column.accessor("changed", {
    header: "Changed",
    meta: { align: "right", className: "lg:w-20" },
    cell: (info) => count(info.getValue()),
  }),
  column.accessor("left", {
    header: "Left alone",
    meta: { align: "right", className: "lg:w-24" },
    cell: (info) => count(info.getValue()),
  }),
  column.display({
    id: "took",
    header: "Took",
    meta: { className: "lg:w-28" },
    cell: ({ row: { original } }) => <PaceCell pace={original.pace} />,
  }),
  column.accessor("who", {
    header: "By",
    meta: { className: "lg:w-44" },
    cell: (info) => info.getValue() ?? "–",
  }),
  column.display({
    id: "created_at",
    header: "Asked",
    meta: { className: "lg:w-32" },
    cell: ({ row: { original } }) => <Time value={original.createdAt} zone={original.zone} />,
  }),
]);

/** The table of bulk unblockings and undos, each with its state and its counts. */
export function JobsTable({ rows }: { rows: JobRow[] }) {
  return (
    <DataTable
      caption="Unblockings and undos"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
    />
  );
}
