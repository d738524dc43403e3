import { and, desc, eq, isNull } from "drizzle-orm";
import { leads } from "@/db/schema/leads";
import { holdContact } from "@/lib/contacts/inner/holding";
import { readNumber } from "@/lib/contacts/key";
import { type Context, transaction } from "@/lib/context";
import { AppError, Invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { problemOf, withNew } from "./data";
import { makeLead } from "./inner/making";
import type { LeadPlace } from "./placing";
import { TakeLead } from "./schema";
import type { LeadTokenContext } from "./tokens";
import { writeLead } from "./updating";

/** What a lead token learns of the lead it made or updated. */
export type TakenLead = LeadPlace & { uuid: string; callerId: Phone };

/**
 * Makes the lead of the token's offer or schedule, or updates the newest one that the number has there; posts at the same
 * time make one. What is empty or not said erases nothing. Does nothing else: nothing is blocked, opted out or named, and the
 * answer tells neither which of the two happened nor anything of the number.
 */
export async function takeLead(ctx: LeadTokenContext, input: TakeLead): Promise<TakenLead> {
  const { callerId, data = {}, ...said } = TakeLead.parse(input);
  const number = readNumber(ctx, callerId);
  const person = Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
  const { uuid } = await transaction(ctx, async (tx) => {
    const { id: contactId } = await holdContact(tx, number);
    const there = await newestLead(tx, ctx.place, contactId);
    if (!there) {
      return makeLead(tx, {
        ...ctx.place,
        ...person,
        contactId,
        callerId: number,
        data: withNew({}, data),
      });
    }
    const merged = withNew(there.data, data);
    const problem = problemOf(merged);
    if (problem) throw new Invalid({ data: [problem] });
    return (await writeLead(tx, there, { ...person, data: merged })) ?? there;
  });
  return { uuid, callerId: number, ...ctx.place };
}

/**
 * Throws 403 for what acts on the number, whatever its value and however it is spelled: a lead token makes and updates leads
 * only, and who sends `Blocked` or `blocked[]` must not think that it did anything.
 */
export function refuseState(input: object): void {
  const said = new Set(Object.keys(input).map((name) => name.replace(/[^a-z]/gi, "").toLowerCase()));
  const asked = ["blocked", "opt_out"].filter((name) => said.has(name.replace("_", "")));
  const words = "cannot be set with a lead_token; it needs an access token";
  if (asked.length > 0) throw new AppError(403, Object.fromEntries(asked.map((name) => [name, [words]])));
}

/** A schedule's token knows the leads of that schedule, an offer's those of the offer that are in no schedule. */
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
