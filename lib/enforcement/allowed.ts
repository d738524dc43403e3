import type { CheckedAction, RefusalReason } from "@/db/enums";
import type { Facts } from "@/lib/contacts/schema";
import type { NoNumber } from "@/lib/phone/caller";
import type { Phone } from "@/lib/phone/phone";

/** The reason why a number may not be dialed, matched or texted, and the time since when. */
export type Refusal = { reason: RefusalReason; since: Date | null };

/** The answer of enforcement: the proof that the telephone wants to see, or the reason why there is none. */
export type Verdict<Action extends CheckedAction, Party extends Phone | null = Phone> =
  | { allowed: Allowed<Action, Party>; refusal: null }
  | { allowed: null; refusal: Refusal };

/**
 * The proof that enforcement was asked, and allowed this action with this number. Nothing else has this type: the class
 * has a private part and stays in this file, and only `lib/enforcement` may call `judge`.
 */
class Allowance<Action extends CheckedAction, Party extends Phone | null> {
  #asked = true;
  constructor(
    readonly companyId: number,
    readonly number: Party,
    readonly action: Action,
  ) {}
  /** Throws unless this class made the object. */
  check(): void {
    if (!this.#asked) throw new Error("nothing was asked");
  }
}
export type Allowed<Action extends CheckedAction, Party extends Phone | null = Phone> = Allowance<
  Action,
  Party
>;

/**
 * Decides whether an action is refused. A block stops all three actions. An opt-out stops dialing and texting, and lets
 * the person call in.
 */
export function decide(facts: Facts, action: CheckedAction): Refusal | null {
  if (facts.blockedAt) return { reason: "blocked", since: facts.blockedAt };
  if (facts.optedOutAt && action !== "match") return { reason: "opted_out", since: facts.optedOutAt };
  return null;
}

/**
 * Decides about a caller without a number: they are on no list. Their call may come in, and what is internal may be
 * reached: an extension, or an emergency number. There is nobody to dial or to text where no number is named.
 */
export function decideNobody(caller: NoNumber, action: CheckedAction): Refusal | null {
  return action === "match" || caller === "internal" ? null : { reason: "withheld", since: null };
}

/** Decides about a number by the facts of its contact. */
export function judge<Action extends CheckedAction>(
  companyId: number,
  number: Phone,
  action: Action,
  facts: Facts,
): Verdict<Action> {
  const refusal = decide(facts, action);
  return refusal
    ? { allowed: null, refusal }
    : { allowed: new Allowance(companyId, number, action), refusal: null };
}

/**
 * Allows the one text that confirms an opt-out to the person who has just texted it, which the opt-out itself does not
 * stop (47 CFR 64.1200(a)(12)); null when they are blocked, or not opted out any more.
 */
export const judgeConfirmation = (companyId: number, number: Phone, facts: Facts): Allowed<"sms"> | null =>
  facts.blockedAt || !facts.optedOutAt ? null : new Allowance(companyId, number, "sms");

/** Allows a caller who withholds their number: they are on no list, and are matched as an unknown caller. */
export const judgeNobody = (companyId: number): Allowed<"match", null> =>
  new Allowance(companyId, null, "match");
