"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { ActionButton } from "@/components/form/action-button";
import { PhoneNumber } from "@/components/number";
import { SwitchedBadge } from "@/components/switched";
import { turn } from "./actions";

export type ScheduleRow = {
  id: number;
  name: string;
  active: boolean;
  offerName: string | null;
  number: string | null;
  when: string;
  actions: { id: number; words: string; name: string | null }[];
  warnings: string[];
};

const column = columnsOf<ScheduleRow>();

const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    meta: { title: true, className: "lg:w-52" },
    cell: ({ row: { original } }) => (
      <>
        <Link href={`/schedules/${original.id}`} className="font-medium hover:underline">
          {original.name}
        </Link>
        {original.offerName && <div className="text-muted text-xs">{original.offerName} only</div>}
      </>
    ),
  }),
  column.accessor("when", { header: "When", meta: { className: "lg:w-56" } }),
  column.display({
    id: "actions",
    header: "Actions",
    cell: ({ row }) => <Actions {...row.original} />,
  }),
  column.accessor("number", {
    header: "From",
    meta: { className: "whitespace-nowrap lg:w-40" },
    cell: (info) => {
      const number = info.getValue();
      return number ? <PhoneNumber number={number} /> : <span className="text-muted">–</span>;
    },
  }),
  column.display({
    id: "active",
    header: "State",
    meta: { className: "lg:w-40" },
    cell: ({ row: { original } }) => (
      <span className="flex flex-wrap items-center justify-between gap-2">
        <SwitchedBadge active={original.active} />
        <ActionButton
          size="sm"
          action={turn}
          fields={{ id: original.id, active: String(!original.active) }}
          pendingText={original.active ? "Switching off…" : "Switching on…"}
        >
          <span>
            {original.active ? "Switch off" : "Switch on"}
            <span className="sr-only"> {original.name}</span>
          </span>
        </ActionButton>
      </span>
    ),
  }),
]);

function Actions({ actions, warnings }: Pick<ScheduleRow, "actions" | "warnings">) {
  return (
    <>
      <ol>
        {actions.map(({ id, words, name }, index) => (
          <li key={id}>
            <span className="figures text-muted">{index + 1}.</span> {words}
            {name && <span className="text-muted"> · {name}</span>}
          </li>
        ))}
      </ol>
      {warnings.map((each) => (
        <p key={each} className="text-amber text-xs">
          {each}
        </p>
      ))}
    </>
  );
}

/** The table of the company's schedules, each with a switch. */
export function SchedulesTable({ rows }: { rows: ScheduleRow[] }) {
  return <DataTable caption="Schedules" columns={columns} rows={rows} rowId={(row) => String(row.id)} />;
}
