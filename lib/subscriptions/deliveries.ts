import { and, eq, getTableColumns } from "drizzle-orm";
import type { ToldKind } from "@/db/enums";
import { type Delivery, deliveries as t, events } from "@/db/schema/subscriptions";
import type { Context } from "@/lib/context";
import { type CountedPage, createdWithin, inOrder, pageOfKeys, theseOf } from "@/lib/listing/listing";
import { CreatedRange } from "@/lib/listing/schema";
import { getSubscription, type SubscriptionRow } from "./listing";
import { ListSubscriptions } from "./schema";

/** A delivery, and when it is tried next; null for one that is done or paused, or waits for those before it. */
export type DeliveryRow = Delivery & { kind: ToldKind; nextTryAt: Date | null };

export type DeliveryPage = CountedPage<DeliveryRow>;

/**
 * Lists what a subscription was sent and what waits, the newest first unless `orderDir` is asc, as far back as events
 * are kept. Needs `security`.
 */
export async function listDeliveries(
  ctx: Context,
  { id, ...input }: ListSubscriptions & CreatedRange & { id: number },
): Promise<DeliveryPage> {
  const subscription = await getSubscription(ctx, { id });
  const query = ListSubscriptions.extend(CreatedRange.shape).parse(input);
  const page = await pageOfKeys(ctx, query, {
    table: t,
    base: and(eq(t.companyId, ctx.companyId), eq(t.subscriptionId, id)),
    range: createdWithin(t.createdAt, query),
    clauses: [],
    sort: { column: t.createdAt, id: t.id },
  });
  const rows = await namedDeliveries(
    ctx,
    page.rows.map((key) => key.id),
  );
  return { ...page, rows: rows.map((row) => ({ ...row, nextTryAt: nextTryOf(subscription, row) })) };
}

async function namedDeliveries(ctx: Context, ids: number[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ ...getTableColumns(t), kind: events.kind })
    .from(theseOf(ctx, t, ids))
    .innerJoin(events, and(eq(events.companyId, t.companyId), eq(events.id, t.eventId)));
  return inOrder(ids, rows);
}

const nextTryOf = ({ pausedAt, archivedAt, headId, nextAt }: SubscriptionRow, { id }: { id: number }) =>
  pausedAt || archivedAt || headId !== id ? null : nextAt;
