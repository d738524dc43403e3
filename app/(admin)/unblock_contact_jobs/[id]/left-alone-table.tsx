"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { PhoneNumber } from "@/components/number";
import type { LeftAlone } from "@/db/enums";

type Row = { contactId: number; number: string; why: LeftAlone };

const WORDS: Record<LeftAlone, string> = {
  asked_again: "somebody asked to block it again: that stands",
  changed_since: "it was blocked or unblocked by somebody else since",
  not_blocked: "it was not blocked",
};

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("number", {
    header: "Number",
    meta: { title: true, className: "sm:w-56" },
    cell: ({ row: { original } }) => (
      <PhoneNumber number={original.number} href={`/contacts/${original.contactId}`} />
    ),
  }),
  column.accessor("why", { header: "Why", cell: (info) => WORDS[info.getValue()] }),
]);

/** The table of the numbers that a job left as they are, and why. */
export function LeftAloneTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Numbers left alone"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.contactId)}
    />
  );
}
