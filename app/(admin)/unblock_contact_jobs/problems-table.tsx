"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";

type Row = { key: string; text: string; problem: string };

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("text", {
    header: "Text",
    meta: { className: "sm:w-64" },
    cell: (info) =>
      info.getValue().trim() === "" ? (
        <span className="text-muted">(empty)</span>
      ) : (
        <span className="mono">{info.getValue().slice(0, 120)}</span>
      ),
  }),
  column.accessor("problem", { header: "Why", cell: (info) => info.getValue() }),
]);

/** The table of pasted or uploaded texts that are not phone numbers, and why. */
export function ProblemsTable({ rows }: { rows: { text: string; problem: string }[] }) {
  return (
    <DataTable
      caption="Rejected"
      columns={columns}
      rows={rows.map((row, index) => ({ key: String(index), ...row }))}
      rowId={({ key }) => key}
    />
  );
}
