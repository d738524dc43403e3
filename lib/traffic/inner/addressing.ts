import { and, eq } from "drizzle-orm";
import type { Lead } from "@/db/schema/leads";
import { offerNumbers } from "@/db/schema/offers";
import { type Schedule, schedules } from "@/db/schema/schedules";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { leadOf } from "@/lib/leads/inner/finding";
import type { Phone } from "@/lib/phone/phone";

/** Whom to reach, as a number or a lead, and by which schedule, as an id or a token. */
export type Addressed = { to?: string; leadId?: string; scheduleId?: number; leadToken?: string };

export type Address = { number: Phone; lead: Lead | null; schedule: Schedule | null };

/**
 * Finds the number and schedule to use. A lead's own schedule is the default. Throws `NotFound` for an unknown lead.
 * Throws `Invalid` for text that is not a number, for a number that is not the lead's, for one of the company's own
 * numbers, and for a schedule that is unknown or switched off.
 */
export async function addressOf(ctx: Context, said: Addressed): Promise<Address> {
  const lead = said.leadId === undefined ? null : await leadOf(ctx, { id: said.leadId });
  const number = said.to === undefined ? lead?.callerId : readNumber(ctx, said.to, "to");
  if (!number) throw new Invalid({ to: ["is missing; name a number, or a lead by lead_id"] });
  if (lead && lead.callerId !== number) throw new Invalid({ to: ["is not the number of this lead"] });
  const schedule = await scheduleOf(ctx, said, lead);
  if (await isOwnNumber(ctx, number)) {
    throw new Invalid({ [said.to === undefined ? "lead_id" : "to"]: ["is a number of this company itself"] });
  }
  return { number, lead, schedule };
}

/** The number of what we dialed or texted, which has one on either side. */
export function knownNumber(number: Phone | null): Phone {
  if (number === null) throw new Error("an outbound call or text has both its numbers");
  return number;
}

/** The number that a schedule dials and texts from. */
export function addressedNumber({ number }: Schedule): Phone {
  if (number === null) throw new Invalid({ schedule_id: ["has no number to dial and text from"] });
  return number;
}

/** Reads one of the company's own numbers; throws `Invalid` under `from` for any other. */
export async function ownNumber(ctx: Context, text: string): Promise<Phone> {
  const number = readNumber(ctx, text, "from");
  if (await isOwnNumber(ctx, number)) return number;
  throw new Invalid({ from: ["is no number of this company: no offer and no schedule has it"] });
}

/** Whether one of the company's offers or schedules has the number. */
export async function isOwnNumber({ db, companyId }: Context, number: Phone): Promise<boolean> {
  const [ofOffer, ofSchedule] = await Promise.all([
    db
      .select({ number: offerNumbers.number })
      .from(offerNumbers)
      .where(and(eq(offerNumbers.companyId, companyId), eq(offerNumbers.number, number))),
    db
      .select({ number: schedules.number })
      .from(schedules)
      .where(and(eq(schedules.companyId, companyId), eq(schedules.number, number)))
      .limit(1),
  ]);
  return ofOffer.length > 0 || ofSchedule.length > 0;
}

async function scheduleOf(
  ctx: Context,
  { scheduleId, leadToken }: Addressed,
  lead: Lead | null,
): Promise<Schedule | null> {
  const id = scheduleId ?? (leadToken === undefined ? lead?.scheduleId : undefined);
  if (id == null && leadToken === undefined) return null;
  const field = id == null ? "lead_token" : "schedule_id";
  const its = id == null ? eq(schedules.leadToken, leadToken ?? "") : eq(schedules.id, id);
  const [schedule] = await ctx.db
    .select()
    .from(schedules)
    .where(and(eq(schedules.companyId, ctx.companyId), its));
  if (!schedule) throw new Invalid({ [field]: ["is not that of a schedule of this company"] });
  if (!schedule.active) throw new Invalid({ [field]: ["is that of a schedule that is switched off"] });
  return schedule;
}
