import { deliveries, type Delivery } from "@/db/schema/subscriptions";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import {
  changeSubscription,
  lockDelivery,
  lockUnarchived,
  type OneDelivery,
  thisDelivery,
} from "./inner/finding";

/**
 * Sends an event once more, after all that wait: a new delivery under the event's own id. Throws `Conflict` for one
 * that still waits, because it will be sent anyway. Needs `security`.
 */
export async function resendDelivery(ctx: Context, wanted: OneDelivery): Promise<Delivery> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const { id: subscriptionId } = await lockUnarchived(ctx, wanted.id);
    const { state, eventId } = await lockDelivery(ctx, wanted);
    if (state === "waiting") throw new Conflict("The delivery still waits to be sent.");
    const [made] = await ctx.db
      .insert(deliveries)
      .values({ companyId: ctx.companyId, subscriptionId, eventId, createdAt: new Date() })
      .returning();
    if (!made) throw new Error("no delivery was inserted");
    return made;
  });
}

/**
 * Skips an event that its target does not take, so that those behind it are sent; they have another day to fail.
 * Returns an event that no longer waits as it is. Needs `security`.
 */
export async function skipDelivery(ctx: Context, wanted: OneDelivery): Promise<Delivery> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const subscription = await lockUnarchived(ctx, wanted.id);
    const found = await lockDelivery(ctx, wanted);
    if (found.state !== "waiting") return found;
    const [skipped] = await ctx.db
      .update(deliveries)
      .set({ state: "skipped" })
      .where(thisDelivery(ctx, found.id))
      .returning();
    await changeSubscription(ctx, subscription, { nextAt: new Date(), failingSince: null });
    return skipped ?? found;
  });
}
