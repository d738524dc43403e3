import { type Subscription, subscriptions } from "@/db/schema/subscriptions";
import { allow } from "@/lib/allow";
import { givePositions } from "@/lib/contact-changes/inner/sequencing";
import { actorColumns, type Context } from "@/lib/context";
import { seal } from "@/lib/sealing";
import { transaction } from "@/lib/transaction";
import { readTarget } from "./inner/targets";
import type { VicidialLogin } from "./inner/vicidial";
import { ConnectVicidial } from "./schema";

/**
 * Keeps VICIdial's own DNC list like ours from now on: what is blocked or opted out is put on it, what is neither is
 * taken off. With `from` everything all that is listed already goes there too. Throws `Invalid` as `subscribe`. Needs
 * `security` and `Contact:read`.
 */
export async function connectVicidial(ctx: Context, input: ConnectVicidial): Promise<Subscription> {
  allow(ctx, "security");
  allow(ctx, "Contact:read");
  const { targetUrl, user, password, from } = ConnectVicidial.parse(input);
  const target = await readTarget(targetUrl);
  const login: VicidialLogin = { user, password };
  const feedSeq = from === "everything" ? 0 : await givePositions(ctx.companyId);
  return transaction(ctx, async (ctx) => {
    const [made] = await ctx.db
      .insert(subscriptions)
      .values({
        companyId: ctx.companyId,
        kind: "vicidial",
        event: "contact_changes",
        targetUrl: target,
        sealedSecret: seal(JSON.stringify(login)),
        feedSeq,
        nextAt: new Date(),
        ...actorColumns(ctx.actor),
      })
      .returning();
    if (!made) throw new Error("no subscription was inserted");
    return made;
  });
}
