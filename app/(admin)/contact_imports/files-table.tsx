"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { type Pace, PaceCell } from "@/components/pace";
import { StatusBadge } from "@/components/state-badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { ImportStatus } from "@/db/enums";

export type FileRow = {
  id: number;
  name: string;
  status: ImportStatus;
  blocked: boolean;
  percent: number | null;
  rows: number;
  changed: number;
  rejected: number;
  pace: Pace | null;
  who: string | null;
  createdAt: Date;
  zone: string;
};

const column = columnsOf<FileRow>();
const started = ({ status }: FileRow) => status !== "uploading" && status !== "draft";
const figure = (row: FileRow, value: number) => (started(row) ? count(value) : "–");

const columns = column.columns([
  column.display({
    id: "name",
    header: "File",
    meta: { title: true, className: "lg:w-56" },
    cell: ({ row: { original } }) => (
      <>
        <Link href={`/contact_imports/${original.id}`} className="font-medium hover:underline">
          {original.name}
        </Link>
        <span className="block text-muted text-xs">{original.blocked ? "blocks" : "unblocks"}</span>
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
        {original.status === "running" && original.percent !== null && `${Math.floor(original.percent)} %`}
      </span>
    ),
  }),
  column.display({
    id: "rows",
    header: "Rows",
    meta: { align: "right", className: "lg:w-20" },
    cell: ({ row: { original } }) => figure(original, original.rows),
  }),
  column.display({
    id: "changed",
    header: "Changed",
    meta: { align: "right", className: "lg:w-20" },
    cell: ({ row: { original } }) => figure(original, original.changed),
  }),
  column.display({
    id: "rejected",
    header: "Rejected",
    meta: { align: "right", className: "lg:w-20" },
    cell: ({ row: { original } }) => figure(original, original.rejected),
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
    header: "Uploaded",
    meta: { className: "lg:w-32" },
    cell: ({ row: { original } }) => <Time value={original.createdAt} zone={original.zone} />,
  }),
]);

/** The uploads, each with its state and its counts. */
export function FilesTable({ rows }: { rows: FileRow[] }) {
  return (
    <DataTable
      caption="Blacklist Files"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={
        <EmptyState
          title="No list has been uploaded yet"
          actions={
            <Button asChild variant="primary">
              <Link href="/contact_imports/new">Upload Blacklist</Link>
            </Button>
          }
        >
          A CSV or plain text file, or numbers pasted from anywhere.
        </EmptyState>
      }
    />
  );
}
