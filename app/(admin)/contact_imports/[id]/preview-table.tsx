"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { Badge } from "@/components/ui/badge";
import { count } from "@/components/ui/figures";
import type { Verdict } from "@/lib/contact-imports/preview";
import { CellText } from "./rejections-table";
import { VERDICTS } from "./verdicts";

type Row = {
  line: number;
  text: string;
  number: string | null;
  verdict: Verdict | null;
  problem: string | null;
};

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("line", {
    header: "Line",
    meta: { className: "sm:w-16" },
    cell: (info) => <span className="figures">{count(info.getValue())}</span>,
  }),
  column.accessor("text", { header: "In the file", cell: (info) => <CellText text={info.getValue()} /> }),
  column.accessor("number", {
    header: "Number",
    meta: { className: "sm:w-40" },
    cell: (info) => <span className="mono">{info.getValue() ?? "–"}</span>,
  }),
  column.display({
    id: "verdict",
    header: "What would happen",
    meta: { className: "sm:w-60" },
    cell: ({ row: { original } }) => <VerdictOf row={original} />,
  }),
]);

function VerdictOf({ row: { verdict, problem } }: { row: Row }) {
  if (!verdict) return <span className="text-muted">–</span>;
  const { words, tone } = VERDICTS[verdict];
  return (
    <>
      <Badge tone={tone}>{words}</Badge>
      {problem && <span className="mt-0.5 block text-muted text-xs">{problem}</span>}
    </>
  );
}

/** The first rows of a file with the verdict on each. */
export function PreviewTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Preview of the first rows"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.line)}
    />
  );
}
