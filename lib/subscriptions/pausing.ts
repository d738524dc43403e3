import type { Subscription } from "@/db/schema/subscriptions";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { changeSubscription, lockUnarchived } from "./inner/finding";

/** Sends nothing until the subscription is resumed; its events wait. Twice equals once. Needs `security`. */
export async function pauseSubscription(ctx: Context, { id }: { id: number }): Promise<Subscription> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const found = await lockUnarchived(ctx, id);
    if (found.pausedAt) return found;
    return changeSubscription(ctx, found, { pausedAt: new Date(), pausedWhy: "person" });
  });
}

/**
 * Makes a paused subscription, or one that waits for its next try, go on at once from the first event that was not
 * delivered. It has another day to fail before it is paused again. Needs `security`.
 */
export async function resumeSubscription(ctx: Context, { id }: { id: number }): Promise<Subscription> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const found = await lockUnarchived(ctx, id);
    if (!found.pausedAt && !found.failingSince) return found;
    return changeSubscription(ctx, found, {
      pausedAt: null,
      pausedWhy: null,
      failingSince: null,
      nextAt: new Date(),
    });
  });
}
