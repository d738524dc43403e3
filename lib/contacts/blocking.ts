import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Contact } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { setBlocked } from "./inner/set-blocked";
import type { Change } from "./inner/change";
import { contactById, ensureContacts } from "./inner/finding";
import { readNumber } from "./key";
import { Why } from "./schema";

export type AboutNumber = { callerId: string } & z.input<typeof Why>;

/**
 * Blocks one number, in any spelling, and makes its contact when there is none. When the number is already blocked,
 * leaves the block and records that it was requested again. Needs `Contact:block`.
 */
export async function blockContact(ctx: Context, input: AboutNumber): Promise<Contact> {
  allow(ctx, "Contact:block");
  return change(ctx, input, true);
}

/**
 * Unblocks one number, and makes its contact when there is none. When the number is not blocked, changes nothing. Needs
 * `Contact:unblock`.
 */
export async function unblockContact(ctx: Context, input: AboutNumber): Promise<Contact> {
  allow(ctx, "Contact:unblock");
  return change(ctx, input, false);
}

async function change(ctx: Context, input: AboutNumber, blocked: boolean): Promise<Contact> {
  const why = Why.parse(input);
  const number = readNumber(ctx, input.callerId);
  return transaction(ctx, async (ctx) => {
    if (why.callId || why.leadId) await refuseForeignSource(ctx, number, why);
    return changeNumber(ctx, number, { blocked, source: "api", ...why });
  });
}

/**
 * Brings one number's contact to the state wanted and returns the contact. Only for verbs that have checked their
 * permission.
 */
export async function changeNumber(ctx: Context, number: Phone, change: Change): Promise<Contact> {
  if (!change.blocked) await ensureContacts(ctx, [number]);
  const outcome = (await setBlocked(ctx, [number], change)).get(number);
  return contactById(ctx, outcome?.contactId ?? Number.NaN);
}

/** Refuses a call or lead that a request names as its source when it belongs to another number. */
async function refuseForeignSource(ctx: Context, number: Phone, { callId, leadId }: z.output<typeof Why>) {
  const [found] = await ctx.db.execute<{ call: boolean; lead: boolean }>(sql`
    select exists (select from calls where company_id = ${ctx.companyId} and id = ${callId ?? 0} and caller_id = ${number}) as call,
      exists (select from leads where company_id = ${ctx.companyId} and id = ${leadId ?? 0} and caller_id = ${number}) as lead`);
  if (callId && !found?.call) throw new Invalid({ call_id: ["is not a call of this number"] });
  if (leadId && !found?.lead) throw new Invalid({ lead_id: ["is not a lead of this number"] });
}
