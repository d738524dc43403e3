import type { z } from "zod";
import type { Call } from "@/db/schema/calls";
import type { Facts } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { addressedNumber, addressOf } from "@/lib/traffic/inner/addressing";
import type { Refusal } from "@/lib/enforcement/allowed";
import { inTime } from "@/lib/enforcement/in-time";
import { intendCall, placeCall } from "@/lib/traffic/inner/dialing";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { MakeCall } from "@/lib/calls/schema";

/** How many seconds must pass before a number is dialed again: the reference product's guard. */
const REST_SECONDS = 30;

/** The call, the facts about its number, and the refusal if there was one. */
export type MadeCall = { call: Call & Facts; refusal: Refusal | null };

/**
 * Dials a lead, or a number by a schedule, now: from the schedule's number, for the buyers of its offer. A blocked or
 * opted-out number is not dialed, and the call says so. Throws `Unavailable` by the context's deadline. Throws
 * `NotFound` or `Invalid` for an unknown lead or schedule, one that is switched off or has no number, and a number
 * dialed less than 30 seconds ago. When no buyer of the offer may be dialed, records the call and throws `Invalid`.
 * Needs `Call:dial`.
 */
export async function makeCall(ctx: Context, input: z.input<typeof MakeCall>): Promise<MadeCall> {
  allow(ctx, "Call:dial");
  const said = MakeCall.parse(input);
  const { number, lead, schedule } = await inTime(ctx, addressOf(ctx, said));
  if (!schedule) {
    const field = lead ? "lead_id" : "schedule_id";
    const words = lead ? "is of a lead without a schedule; name a schedule_id" : "is missing";
    throw new Invalid({ [field]: [words] });
  }
  const intent = await intendCall(ctx, {
    number,
    from: addressedNumber(schedule),
    leadId: lead?.id,
    scheduleId: schedule.id,
    offerId: schedule.offerId ?? lead?.offerId,
    restSeconds: REST_SECONDS,
  });
  if (intent.call.status === "no-buyer") {
    throw new Invalid({
      schedule_id: ["is that of an offer without a buyer who may be dialed now; nobody was dialed"],
    });
  }
  const call = await placeCall(ctx, intent);
  return { call: { ...call, ...intent.facts }, refusal: intent.refusal };
}
