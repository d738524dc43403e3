"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { count } from "@/components/ui/figures";

type Row = { line: number; text: string; problem: string };

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("line", {
    header: "Line",
    meta: { className: "sm:w-20" },
    cell: (info) => <span className="figures">{count(info.getValue())}</span>,
  }),
  column.accessor("text", {
    header: "Text",
    meta: { className: "sm:w-64" },
    cell: (info) => <CellText text={info.getValue()} />,
  }),
  column.accessor("problem", { header: "Why", cell: (info) => info.getValue() }),
]);

/** The table of rejected rows: the place in the file, the text there, and why it was rejected. */
export function RejectionsTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable caption="Rejected rows" columns={columns} rows={rows} rowId={(row) => String(row.line)} />
  );
}

const LONGEST = 120;

/** A cell's text as it was in the file. An empty cell says so. */
export function CellText({ text }: { text: string }) {
  if (text.trim() === "") return <span className="text-muted">(empty)</span>;
  return <span className="mono">{text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</span>;
}
