import { z } from "zod";
import { type CheckedAction, checkedActions, type RefusalReason, type WithheldChoice } from "@/db/enums";
import { factsOf, recallFacts } from "@/lib/contacts/inner/blocked";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import { type NoNumber, readSaid } from "@/lib/phone/caller";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { decide, decideNobody, judge, judgeNobody, type Refusal, type Verdict } from "./allowed";
import type { Facts } from "@/lib/contacts/schema";
import { inTime } from "./in-time";
import { countStop } from "./inner/counting-stops";
import { refusalOfWithheld } from "./withheld";

export const CheckNumber = z.object({
  callerId: z.string(),
  action: z.enum(checkedActions, { error: `must be one of ${checkedActions.join(", ")}` }).default("dial"),
});

/** `caller` says what a caller without a number is. */
export type Check = {
  number: Phone | null;
  action: CheckedAction;
  allowed: boolean;
  reason: RefusalReason | null;
  since: Date | null;
  caller: NoNumber | null;
};

const UNAVAILABLE: Refusal = { reason: "unavailable", since: null };

type Asking = Pick<Context, "companyId" | "answerBy">;

/**
 * Who checks: what a check needs of a context. Refusals are counted for the token; the company's choice decides about
 * callers who withhold their number.
 */
export type Checking = Asking &
  Pick<Context, "country" | "permissions"> & {
    token?: { id: number };
    company?: { withheldCallers: WithheldChoice };
  };

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

/** As `decideMatch`, for dialing or texting them. */
export const decideReach = (facts: Facts, action: "dial" | "sms"): Refusal | null => decide(facts, action);

/** As `checkDial`, for texting the number. */
export const checkSms = (ctx: Asking, number: Phone) => check(ctx, number, "sms");

async function check<Action extends CheckedAction>(
  ctx: Asking,
  number: Phone,
  action: Action,
): Promise<Verdict<Action>> {
  const known = recallFacts(ctx, number);
  if (known) return judge(ctx.companyId, number, action, known);
  try {
    return judge(ctx.companyId, number, action, await inTime(ctx, factsOf(ctx, number)));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { allowed: null, refusal: UNAVAILABLE };
  }
}

/**
 * Tells whether a caller may be dialed, matched to an offer or texted now. The answer is at most 15 s old. When the
 * database cannot tell in time, the answer is no, with the reason `unavailable`. A caller without a number is answered
 * with `number` null. Needs `Contact:check`.
 */
export async function checkNumber(ctx: Checking, input: z.input<typeof CheckNumber>): Promise<Check> {
  allow(ctx, "Contact:check");
  const { callerId, action } = CheckNumber.parse(input);
  const check = checkAtOnce(ctx, callerId, action);
  if (!(check instanceof Promise)) return check;
  try {
    return await inTime(ctx, check);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const { number, caller } = readSaid(callerId, ctx.country);
    return { number, action, caller, allowed: false, ...UNAVAILABLE };
  }
}

/**
 * As `checkNumber`: at once when this process knows the answer, else as a promise, which is rejected with `Unavailable`
 * when the database does not answer. Throws `Forbidden`.
 */
export function checkAtOnce(ctx: Checking, callerId: string, action: CheckedAction): Check | Promise<Check> {
  allow(ctx, "Contact:check");
  const { number, caller } = readSaid(callerId, ctx.country);
  if (number === null) return told(ctx, null, caller, action, refusalOfNobody(ctx, caller, action));
  const known = recallFacts(ctx, number);
  if (known) return told(ctx, number, null, action, decide(known, action));
  return factsOf(ctx, number).then((facts) => told(ctx, number, null, action, decide(facts, action)));
}

function refusalOfNobody({ company }: Checking, caller: NoNumber, action: CheckedAction): Refusal | null {
  if (action !== "match" || caller === "internal" || !company) return decideNobody(caller, action);
  return refusalOfWithheld({ company, offer: null });
}

function told(
  { companyId, token }: Checking,
  number: Phone | null,
  caller: NoNumber | null,
  action: CheckedAction,
  refusal: Refusal | null,
): Check {
  if (!refusal) return { number, action, allowed: true, reason: null, since: null, caller };
  const { reason, since } = refusal;
  if (token) countStop({ companyId, accessTokenId: token.id, number, action, reason });
  return { number, action, allowed: false, reason, since, caller };
}
