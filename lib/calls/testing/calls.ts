import { calls } from "@/db/schema/calls";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/**
 * For tests: an answered inbound call in the sandbox with the number, or with a withheld one (null), unless `values`
 * say otherwise.
 */
export async function aCall(
  ctx: Context,
  number: Phone | null,
  values: Partial<typeof calls.$inferInsert> = {},
) {
  const contactId = number === null ? null : (await holdContact(ctx, number)).id;
  const [call] = await ctx.db
    .insert(calls)
    .values({
      direction: "inbound",
      status: "completed",
      provider: "sandbox",
      ...values,
      companyId: ctx.companyId,
      contactId,
      callerId: number,
    })
    .returning();
  if (!call) throw new Error("nothing was inserted");
  return call;
}
