"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { Time } from "@/components/ui/time";
import type { SubscriptionRow } from "@/lib/subscriptions/listing";
import { EVENT_WORDS } from "@/lib/subscriptions/schema";
import { Gap, State } from "./state";

type Row = SubscriptionRow & { zone: string };

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor("targetUrl", {
    header: "Sent to",
    meta: { title: true },
    cell: ({ row: { original } }) => (
      <>
        <Link
          href={`/subscriptions/${original.id}`}
          className="font-medium [overflow-wrap:anywhere] hover:underline"
        >
          {original.targetUrl}
        </Link>
        <div className="mono text-muted text-xs">{original.event}</div>
      </>
    ),
  }),
  column.accessor("event", {
    header: "When",
    meta: { className: "lg:w-56" },
    cell: (info) => EVENT_WORDS[info.getValue()],
  }),
  column.display({
    id: "state",
    header: "State",
    meta: { className: "lg:w-52" },
    cell: ({ row: { original } }) => <State row={original} zone={original.zone} />,
  }),
  column.display({
    id: "waiting",
    header: "Waiting",
    meta: { className: "lg:w-48" },
    cell: ({ row: { original } }) => <Gap row={original} zone={original.zone} />,
  }),
  column.accessor("createdAt", {
    header: "Made",
    meta: { className: "lg:w-36" },
    cell: ({ row: { original } }) => <Time value={original.createdAt} zone={original.zone} />,
  }),
]);

export function SubscriptionsTable({ rows }: { rows: Row[] }) {
  return <DataTable caption="Subscriptions" columns={columns} rows={rows} rowId={(row) => String(row.id)} />;
}
