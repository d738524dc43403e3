"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { SortState } from "@/components/data-table/sort-link";
import { Party } from "@/components/party";
import { Time } from "@/components/ui/time";
import type { LeadRow } from "./row";

const column = columnsOf<LeadRow>();
const columns = column.columns([
  column.display({
    id: "created_at",
    header: "Created At",
    meta: { sort: "created_at", first: "desc", className: "lg:w-44" },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.display({
    id: "number",
    header: "Lead",
    meta: { className: "lg:w-72", title: true },
    cell: ({ row }) => <Lead row={row.original} />,
  }),
  column.accessor("email", {
    header: "Email",
    cell: (info) => <span className="[overflow-wrap:anywhere]">{info.getValue() ?? "–"}</span>,
  }),
  column.display({
    id: "offer",
    header: "Offer",
    meta: { className: "lg:w-56" },
    cell: ({ row: { original } }) => (
      <>
        {original.offer ?? "–"}
        {original.schedule && <span className="block text-muted text-xs">schedule {original.schedule}</span>}
      </>
    ),
  }),
  column.accessor("disposition", { header: "Disposition", cell: (info) => info.getValue() ?? "–" }),
]);

/** The number as a link to the lead. */
function Lead({ row: { id, number, name, blocked, optedOut } }: { row: LeadRow }) {
  return (
    <Party number={number} name={name} href={`/leads/${id}/edit`} blocked={blocked} optedOut={optedOut} />
  );
}

/** The table of leads: the people, their offer and schedule, and the state of their numbers. */
export function LeadsTable({ rows, sort }: { rows: LeadRow[]; sort: SortState }) {
  return (
    <DataTable caption="Leads" columns={columns} rows={rows} rowId={(row) => String(row.id)} sort={sort} />
  );
}
