import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { EventKind } from "@/db/enums";
import { type Delivery, deliveries as t, events } from "@/db/schema/subscriptions";
import type { Context } from "@/lib/context";
import { COUNTED } from "@/lib/candidates";
import { offsetOf, type Page, readCursor, toPage } from "@/lib/paging";
import { getSubscription, type SubscriptionRow } from "./listing";
import { ListSubscriptions } from "./schema";

/** A delivery, and when it is tried next: null for one that is done or paused, or that waits for those before it. */
export type DeliveryRow = Delivery & { kind: EventKind; nextTryAt: Date | null };

export type DeliveryPage = Page<DeliveryRow> & { totalCount: number; totalCountExact: boolean };

/** What a subscription was sent and is to be sent, the newest first, as far back as events are kept. Needs `security`. */
export async function listDeliveries(
  ctx: Context,
  { id, ...input }: ListSubscriptions & { id: number },
): Promise<DeliveryPage> {
  const subscription = await getSubscription(ctx, { id });
  const query = ListSubscriptions.parse(input);
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const beyond =
    place &&
    sql`(${t.createdAt}, ${t.id}) ${place.before ? sql`>` : sql`<`} (${place.value}::timestamptz, ${place.id})`;
  const ours = and(eq(t.companyId, ctx.companyId), eq(t.subscriptionId, id));
  const some = ctx.db
    .select({ one: sql`1` })
    .from(t)
    .where(ours)
    .limit(COUNTED + 1)
    .as("some");
  const [fetched, counted] = await Promise.all([
    ctx.db
      .select({ ...getTableColumns(t), kind: events.kind })
      .from(t)
      .innerJoin(events, and(eq(events.companyId, t.companyId), eq(events.id, t.eventId)))
      .where(and(ours, beyond ?? undefined))
      .orderBy(...(place?.before ? [t.createdAt, t.id] : [desc(t.createdAt), desc(t.id)]))
      .offset(offset)
      .limit(query.perPage + 1),
    ctx.db.$count(some),
  ]);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, nextTryAt: nextTryOf(subscription, row) })),
    totalCount: Math.min(counted, COUNTED),
    totalCountExact: counted <= COUNTED,
  };
}

const nextTryOf = ({ pausedAt, archivedAt, headId, nextAt }: SubscriptionRow, { id }: { id: number }) =>
  pausedAt || archivedAt || headId !== id ? null : nextAt;
