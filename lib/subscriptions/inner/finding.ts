import { and, eq } from "drizzle-orm";
import { type Delivery, deliveries, type Subscription, subscriptions } from "@/db/schema/subscriptions";
import type { Context } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";

/**
 * The company's subscription of this id, locked until the transaction ends. Throws `NotFound`. For verbs that have
 * checked their permission.
 */
export async function lockSubscription(ctx: Context, id: number): Promise<Subscription> {
  const [found] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(subscriptions).where(thisSubscription(ctx, id)).for("no key update")
    : [];
  if (!found) throw new NotFound("subscription");
  return found;
}

/** As `lockSubscription`; throws `Conflict` for an archived one. */
export async function lockUnarchived(ctx: Context, id: number): Promise<Subscription> {
  const found = await lockSubscription(ctx, id);
  if (found.archivedAt) throw new Conflict("The subscription is archived.");
  return found;
}

/** Writes changes of a subscription that is locked. */
export async function changeSubscription(
  ctx: Context,
  { id }: Subscription,
  values: Partial<typeof subscriptions.$inferInsert>,
): Promise<Subscription> {
  const [changed] = await ctx.db
    .update(subscriptions)
    .set({ ...values, updatedAt: new Date() })
    .where(thisSubscription(ctx, id))
    .returning();
  if (!changed) throw new NotFound("subscription");
  return changed;
}

export type OneDelivery = { id: number; deliveryId: number };

/** A delivery of the subscription, locked until the transaction ends. Throws `NotFound`. */
export async function lockDelivery(ctx: Context, { id, deliveryId }: OneDelivery): Promise<Delivery> {
  const [found] = Number.isSafeInteger(deliveryId)
    ? await ctx.db
        .select()
        .from(deliveries)
        .where(and(thisDelivery(ctx, deliveryId), eq(deliveries.subscriptionId, id)))
        .for("no key update")
    : [];
  if (!found) throw new NotFound("delivery");
  return found;
}

export const thisSubscription = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(subscriptions.companyId, companyId), eq(subscriptions.id, id));

export const thisDelivery = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(deliveries.companyId, companyId), eq(deliveries.id, id));
