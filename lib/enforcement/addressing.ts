import { and, eq } from "drizzle-orm";
import { offerNumbers } from "@/db/schema/offers";
import { type Schedule, schedules } from "@/db/schema/schedules";
import { readNumber } from "@/lib/contacts/finding";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { type FoundLead, leadOf } from "@/lib/leads/finding";
import type { Phone } from "@/lib/phone";

/** Whom somebody wants to reach, and by which schedule: a number or a lead, and an id or a token. */
export type Addressed = { to?: string; leadId?: string; scheduleId?: number; leadToken?: string };

export type Address = { number: Phone; lead: FoundLead | null; schedule: Schedule | null };

/**
 * Reads whom to reach; a lead is reached by its own schedule unless another is named. Throws `NotFound` for a lead that is
 * not there, `Invalid` for a number that is none or not the lead's, and for a schedule that is not there or switched off.
 */
export async function readAddress(ctx: Context, said: Addressed): Promise<Address> {
  const lead = said.leadId === undefined ? null : await leadOf(ctx, { id: said.leadId });
  const number = said.to === undefined ? lead?.callerId : readNumber(ctx, said.to, "to");
  if (!number) throw new Invalid({ to: ["is missing; name a number, or a lead by lead_id"] });
  if (lead && lead.callerId !== number) throw new Invalid({ to: ["is not the number of this lead"] });
  return { number, lead, schedule: await scheduleOf(ctx, said, lead) };
}

/** The number that a schedule dials and texts from. */
export function numberOf({ number }: Schedule): Phone {
  if (number === null) throw new Invalid({ schedule_id: ["has no number to dial and text from"] });
  return number as Phone;
}

/** A number of the company's own, as one of its offers or schedules has it; `Invalid`, under `from`, for any other. */
export async function ownNumber(ctx: Context, text: string): Promise<Phone> {
  const number = readNumber(ctx, text, "from");
  const [[ofOffer], [ofSchedule]] = await Promise.all([
    ctx.db
      .select({ number: offerNumbers.number })
      .from(offerNumbers)
      .where(and(eq(offerNumbers.companyId, ctx.companyId), eq(offerNumbers.number, number))),
    ctx.db
      .select({ number: schedules.number })
      .from(schedules)
      .where(and(eq(schedules.companyId, ctx.companyId), eq(schedules.number, number)))
      .limit(1),
  ]);
  if (!ofOffer && !ofSchedule) {
    throw new Invalid({ from: ["is no number of this company: no offer and no schedule has it"] });
  }
  return number;
}

async function scheduleOf(
  ctx: Context,
  { scheduleId, leadToken }: Addressed,
  lead: FoundLead | null,
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
