import { z } from "zod";
import type { Facts } from "@/lib/contacts/cache";
import { factsOf } from "@/lib/contacts/blocked";
import { readNumber } from "@/lib/contacts/finding";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Phone } from "@/lib/phone";
import { allow } from "@/lib/permissions";

export const checkedActions = ["dial", "match", "sms"] as const;
export type CheckedAction = (typeof checkedActions)[number];

export const CheckNumber = z.object({
  callerId: z.string(),
  action: z.enum(checkedActions, { error: `must be one of ${checkedActions.join(", ")}` }).default("dial"),
});

export type Decision = {
  allowed: boolean;
  reason: "blocked" | "opted_out" | "unavailable" | null;
  since: Date | null;
};
export type Check = Decision & { number: Phone; action: CheckedAction };

/** A block stops all three; an opt-out stops dialing and texting, and lets the person call in. */
export function decide(facts: Facts, action: CheckedAction): Decision {
  if (facts.blockedAt) return { allowed: false, reason: "blocked", since: facts.blockedAt };
  if (facts.optedOutAt && action !== "match")
    return { allowed: false, reason: "opted_out", since: facts.optedOutAt };
  return { allowed: true, reason: null, since: null };
}

/**
 * Whether a number may be dialed, matched to an offer or texted now. At most 15 s old. When the database cannot tell in time
 * the answer is no, with the reason `unavailable`. Needs `Contact:check`.
 */
export async function checkNumber(ctx: Context, input: z.input<typeof CheckNumber>): Promise<Check> {
  allow(ctx, "Contact:check");
  const { callerId, action } = CheckNumber.parse(input);
  const number = readNumber(ctx, callerId);
  try {
    return { number, action, ...decide(await factsOf(ctx, number), action) };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { number, action, allowed: false, reason: "unavailable", since: null };
  }
}
