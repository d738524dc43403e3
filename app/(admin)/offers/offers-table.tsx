"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { ActionButton } from "@/components/form/action-button";
import { PhoneNumber } from "@/components/number";
import { SwitchedBadge } from "@/components/switched";
import { Time } from "@/components/ui/time";
import { turn } from "./actions";

export type OfferRow = {
  id: number;
  name: string;
  active: boolean;
  numbers: string[];
  buyers: { id: number; name: string; active: boolean }[];
  updatedAt: Date;
  zone: string;
};

const SHOWN = 3;
const column = columnsOf<OfferRow>();

const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    meta: { title: true, className: "lg:w-56" },
    cell: ({ row: { original } }) => (
      <Link href={`/offers/${original.id}`} className="font-medium hover:underline">
        {original.name}
      </Link>
    ),
  }),
  column.display({
    id: "numbers",
    header: "Numbers of ours",
    meta: { className: "lg:w-52" },
    cell: ({ row }) => <Numbers numbers={row.original.numbers} />,
  }),
  column.display({
    id: "buyers",
    header: "Buyers",
    cell: ({ row }) => <Buyers buyers={row.original.buyers} />,
  }),
  column.accessor("updatedAt", {
    header: "Changed",
    meta: { className: "lg:w-36" },
    cell: ({ row: { original } }) => <Time value={original.updatedAt} zone={original.zone} />,
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

function Numbers({ numbers }: { numbers: readonly string[] }) {
  if (numbers.length === 0) return <span className="text-amber">none: no call comes in</span>;
  const more = numbers.length - SHOWN;
  return (
    <>
      {numbers.slice(0, SHOWN).map((number) => (
        <div key={number}>
          <PhoneNumber number={number} />
        </div>
      ))}
      {more > 0 && <div className="text-muted text-xs">and {more} more</div>}
    </>
  );
}

/** The buyers in the order in which they are tried. */
function Buyers({ buyers }: { buyers: OfferRow["buyers"] }) {
  const active = buyers.filter((buyer) => buyer.active);
  if (active.length === 0) return <span className="text-amber">none active: calls are turned away</span>;
  const idle = buyers.length - active.length;
  return (
    <>
      {active.map(({ name }) => name).join(", then ")}
      {idle > 0 && <span className="text-muted"> · {idle} not active</span>}
    </>
  );
}

/** The table of the company's offers, each with a switch. */
export function OffersTable({ rows }: { rows: OfferRow[] }) {
  return <DataTable caption="Offers" columns={columns} rows={rows} rowId={(row) => String(row.id)} />;
}
