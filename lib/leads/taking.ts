import { and, desc, eq, isNull } from "drizzle-orm";
import { leads } from "@/db/schema/leads";
import { holdContact } from "@/lib/contacts/inner/holding";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { AppError } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { refuseTooMuch, withNew } from "./data";
import { makeLead } from "./inner/making";
import type { LeadPlace } from "./placing";
import { TakeLead } from "./schema";
import type { LeadTokenContext } from "./tokens";
import { writeLead } from "./updating";

/** What a lead token may see of the lead it created or updated. */
export type TakenLead = LeadPlace & { uuid: string; callerId: Phone };

/**
 * Creates a lead for the token's offer or schedule, or updates the number's newest lead there. Requests at the same
 * time create one lead. Empty and missing values erase nothing. Blocks, opts out and names nothing. The answer does not
 * tell which of the two happened, nor anything about the number.
 */
export async function takeLead(ctx: LeadTokenContext, input: TakeLead): Promise<TakenLead> {
  const { callerId, data = {}, further = {}, ...said } = TakeLead.parse(input);
  const brought = { ...further, ...data };
  const number = readNumber(ctx, callerId);
  const person = Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
  const { uuid } = await transaction(ctx, async (tx) => {
    const { id: contactId } = await holdContact(tx, number);
    const there = await newestLead(tx, ctx.place, contactId);
    if (!there) {
      const data = withNew({}, brought);
      refuseTooMuch(data);
      return makeLead(tx, { ...ctx.place, ...person, contactId, callerId: number, data });
    }
    const merged = withNew(there.data, brought);
    refuseTooMuch(merged);
    return (await writeLead(tx, there, { ...person, data: merged })) ?? there;
  });
  return { uuid, callerId: number, ...ctx.place };
}

/**
 * Throws 403 when a request with a lead token tries to change the number's state, in any spelling (`Blocked`,
 * `blocked[]`): a lead token only creates and updates leads, and the sender must not believe otherwise.
 */
export function refuseState(input: object): void {
  const said = new Set(Object.keys(input).map((name) => name.replace(/[^a-z]/gi, "").toLowerCase()));
  const asked = ["blocked", "opt_out"].filter((name) => said.has(name.replace("_", "")));
  const words = "cannot be set with a lead_token; it needs an access token";
  if (asked.length > 0) throw new AppError(403, Object.fromEntries(asked.map((name) => [name, [words]])));
}

/** A schedule's token sees the leads of that schedule; an offer's token sees the offer's leads without a schedule. */
async function newestLead({ db, companyId }: Context, place: LeadPlace, contactId: number) {
  const there =
    place.scheduleId !== null
      ? eq(leads.scheduleId, place.scheduleId)
      : and(eq(leads.offerId, place.offerId ?? 0), isNull(leads.scheduleId));
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.companyId, companyId), eq(leads.contactId, contactId), there))
    .orderBy(desc(leads.id))
    .limit(1);
  return lead;
}
