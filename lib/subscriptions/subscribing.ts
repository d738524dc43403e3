import { type Subscription, subscriptions } from "@/db/schema/subscriptions";
import { actorColumns, type Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { seal } from "@/lib/sealing";
import { changeSubscription, lockSubscription } from "./inner/finding";
import { Subscribe } from "./schema";
import { makeSecret } from "./signing";
import { readTarget } from "./inner/targets";

export type Subscribed = { subscription: Subscription; secret: string };

/**
 * Subscribes a URL to one kind of event from now on. Returns the signing secret, which is shown nowhere else. Throws
 * `Invalid` for a target on a private network or without https, unless that is allowed. Needs `security`, and
 * `Contact:read` for what the events tell: nobody gives what they do not have.
 */
export async function subscribe(ctx: Context, input: Subscribe): Promise<Subscribed> {
  allow(ctx, "security");
  allow(ctx, "Contact:read");
  const { event, targetUrl } = Subscribe.parse(input);
  const target = await readTarget(targetUrl);
  const secret = makeSecret();
  return transaction(ctx, async (ctx) => {
    const [subscription] = await ctx.db
      .insert(subscriptions)
      .values({
        companyId: ctx.companyId,
        event,
        targetUrl: target,
        sealedSecret: seal(secret),
        nextAt: new Date(),
        ...actorColumns(ctx.actor),
      })
      .returning();
    if (!subscription) throw new Error("no subscription was inserted");
    return { subscription, secret };
  });
}

/** Ends a subscription for good: nothing more is sent, not even what waits. Twice equals once. Needs `security`. */
export async function archiveSubscription(ctx: Context, { id }: { id: number }): Promise<Subscription> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const found = await lockSubscription(ctx, id);
    return found.archivedAt ? found : changeSubscription(ctx, found, { archivedAt: new Date() });
  });
}
