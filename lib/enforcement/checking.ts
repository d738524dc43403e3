import { z } from "zod";
import { type CheckedAction, checkedActions, type RefusalReason } from "@/db/enums";
import { factsOf } from "@/lib/contacts/inner/blocked";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { decide, judge, judgeNobody, type Refusal, type Verdict } from "./allowed";
import type { Facts } from "@/lib/contacts/schema";
import { inTime } from "./in-time";

export const CheckNumber = z.object({
  callerId: z.string(),
  action: z.enum(checkedActions, { error: `must be one of ${checkedActions.join(", ")}` }).default("dial"),
});

export type Check = {
  number: Phone;
  action: CheckedAction;
  allowed: boolean;
  reason: RefusalReason | null;
  since: Date | null;
};

type Asking = Pick<Context, "companyId" | "answerBy">;

/**
 * Tells whether the number may be dialed. The answer is at most 15 s old. When the database cannot tell in time, the
 * answer is no, with the reason `unavailable`.
 */
export const checkDial = (ctx: Asking, number: Phone) => check(ctx, number, "dial");

/** As `checkDial`, for matching a call from the number to an offer. */
export const checkMatch = (ctx: Asking, number: Phone) => check(ctx, number, "match");

/**
 * As `checkMatch`, also for a caller who withholds their number (null): they are on no list, and are matched as an
 * unknown caller.
 */
export async function checkCaller(
  ctx: Asking,
  number: Phone | null,
): Promise<Verdict<"match", Phone | null>> {
  return number ? checkMatch(ctx, number) : { allowed: judgeNobody(ctx.companyId), refusal: null };
}

/**
 * Returns the reason why a caller may not be matched, by the facts read under the lock of their contact; null when they
 * may.
 */
export const decideMatch = (facts: Facts): Refusal | null => decide(facts, "match");

/** As `checkDial`, for texting the number. */
export const checkSms = (ctx: Asking, number: Phone) => check(ctx, number, "sms");

async function check<Action extends CheckedAction>(
  ctx: Asking,
  number: Phone,
  action: Action,
): Promise<Verdict<Action>> {
  try {
    return judge(ctx.companyId, number, action, await inTime(ctx, factsOf(ctx, number)));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { allowed: null, refusal: { reason: "unavailable", since: null } };
  }
}

/**
 * Tells whether a number may be dialed, matched to an offer or texted now. The answer is at most 15 s old. When the
 * database cannot tell in time, the answer is no, with the reason `unavailable`. Needs `Contact:check`.
 */
export async function checkNumber(ctx: Context, input: z.input<typeof CheckNumber>): Promise<Check> {
  allow(ctx, "Contact:check");
  const { callerId, action } = CheckNumber.parse(input);
  const number = readNumber(ctx, callerId);
  const { allowed, refusal } = await check(ctx, number, action);
  return {
    number,
    action,
    allowed: allowed !== null,
    reason: refusal?.reason ?? null,
    since: refusal?.since ?? null,
  };
}
