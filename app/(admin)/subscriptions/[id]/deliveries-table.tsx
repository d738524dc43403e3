"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { Badge, type Tone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { DeliveryRow } from "@/lib/subscriptions/deliveries";
import { type DeliveryStanding, deliveryStandingOf } from "@/lib/subscriptions/schema";
import { DeliveryButtons } from "./delivery-buttons";

type Row = DeliveryRow & { zone: string; paused: boolean; archived: boolean; soon: boolean };

const STATES: Record<DeliveryStanding, { words: string; tone: Tone }> = {
  waiting: { words: "waiting", tone: "neutral" },
  retrying: { words: "tried, not taken", tone: "amber" },
  delivered: { words: "delivered", tone: "green" },
  skipped: { words: "skipped", tone: "neutral" },
};

const column = columnsOf<Row>();

const columns = column.columns([
  column.display({
    id: "event",
    header: "Event",
    meta: { title: true, className: "lg:w-44" },
    cell: ({ row: { original } }) => (
      <>
        <Time value={original.createdAt} zone={original.zone} />
        <div className="mono text-muted text-xs">evt_{original.eventId}</div>
      </>
    ),
  }),
  column.display({
    id: "state",
    header: "State",
    meta: { className: "lg:w-40" },
    cell: ({ row: { original } }) => {
      const { words, tone } = STATES[deliveryStandingOf(original)];
      return <Badge tone={tone}>{words}</Badge>;
    },
  }),
  column.display({
    id: "tries",
    header: "Tries",
    meta: { className: "lg:w-52" },
    cell: ({ row: { original } }) => (
      <>
        {original.triedAt ? (
          <>
            {original.attempts === 1 ? "1 try" : `${count(original.attempts)} tries`},{" "}
            <Time value={original.triedAt} zone={original.zone} />
          </>
        ) : (
          <span className="text-muted">none yet</span>
        )}
        <div className="text-muted text-xs">
          <Next row={original} />
        </div>
      </>
    ),
  }),
  column.display({
    id: "answer",
    header: "Answer",
    cell: ({ row: { original } }) => (
      <div className="line-clamp-2 [overflow-wrap:anywhere]" title={original.answer ?? undefined}>
        {original.answerStatus && <span className="mono mr-2">{original.answerStatus}</span>}
        <span className="text-muted">{original.answer}</span>
      </div>
    ),
  }),
  column.display({
    id: "buttons",
    header: () => <span className="sr-only">What to do</span>,
    meta: { className: "lg:w-32" },
    cell: ({ row: { original } }) => <DeliveryButtons {...original} />,
  }),
]);

/** Shows when a waiting delivery is tried next. */
function Next({ row: { state, nextTryAt, paused, archived, soon, zone } }: { row: Row }) {
  if (state !== "waiting") return null;
  if (archived) return "not sent any more";
  if (paused) return "when it is resumed";
  if (!nextTryAt) return "after those before it";
  if (soon) return "next try within a minute";
  return (
    <>
      next try <Time value={nextTryAt} zone={zone} />
    </>
  );
}

export function DeliveriesTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Deliveries"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={
        <EmptyState title="Nothing to deliver yet">The next event shows here within a second.</EmptyState>
      }
    />
  );
}
