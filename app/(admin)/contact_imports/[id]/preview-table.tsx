"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { REASON_WORDS } from "@/components/reasons";
import { Badge } from "@/components/ui/badge";
import { count } from "@/components/ui/figures";
import type { BlockReason } from "@/db/enums";
import type { PreviewVerdict } from "@/lib/contact-imports/verdicts";
import type { Fit } from "@/lib/phone/fitting";
import { CellText } from "./rejections-table";
import { VERDICTS } from "./verdicts";

type Row = {
  line: number;
  text: string;
  number: string | null;
  fit: Fit;
  verdict: PreviewVerdict | null;
  problem: string | null;
  name: string | null;
  reason: BlockReason | null;
  note: string | null;
};

const LONGEST_NOTE = 80;

/** What is said of a number that is not sure. */
const FITS: Partial<Record<Fit, string>> = {
  strange: "not a number in use",
  abroad: "taken for a number of another country",
  ambiguous: "may be meant as another country's: add a plus",
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
    meta: { className: "sm:w-48" },
    cell: ({ row: { original } }) => (
      <>
        <span className="mono">{original.number ?? "–"}</span>
        <TakenAlong row={original} />
      </>
    ),
  }),
  column.display({
    id: "verdict",
    header: "What would happen",
    meta: { className: "sm:w-60" },
    cell: ({ row: { original } }) => <VerdictOf row={original} />,
  }),
]);

/** What else the row says: a name, a reason, a note. */
function TakenAlong({ row: { name, reason, note } }: { row: Row }) {
  const why = [
    reason && REASON_WORDS[reason],
    note && `“${note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE)}…` : note}”`,
  ].filter(Boolean);
  return (
    <>
      {name && <span className="block text-xs">{name}</span>}
      {why.length > 0 && <span className="block text-muted text-xs">{why.join(" · ")}</span>}
    </>
  );
}

function VerdictOf({ row: { verdict, problem, fit } }: { row: Row }) {
  if (!verdict) return <span className="text-muted">–</span>;
  const { words, tone } = VERDICTS[verdict];
  return (
    <>
      <Badge tone={tone}>{words}</Badge>
      {FITS[fit] && <span className="mt-0.5 block text-amber text-xs">{FITS[fit]}</span>}
      {problem && <span className="mt-0.5 block text-muted text-xs">{problem}</span>}
    </>
  );
}

/** Some rows of a file with the verdict on each. */
export function PreviewTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Preview of some rows"
      columns={columns}
      rows={rows}
      rowId={(row) => String(rows.indexOf(row))}
    />
  );
}
