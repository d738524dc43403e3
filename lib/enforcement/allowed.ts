import type { CheckedAction, RefusalReason } from "@/db/enums";
import type { Facts } from "@/lib/contacts/schema";
import type { Phone } from "@/lib/phone/phone";

/** Why a number may not be dialed, matched or texted, and since when. */
export type Refusal = { reason: RefusalReason; since: Date | null };

/** What enforcement says: the value that the telephone wants to see, or why there is none. */
export type Verdict<Action extends CheckedAction, Party extends Phone | null = Phone> =
  | { allowed: Allowed<Action, Party>; refusal: null }
  | { allowed: null; refusal: Refusal };

/**
 * The proof that it was asked, and allowed, to do this with this number. Nothing else has this type: the class has a private
 * part and stays in this file, and only `lib/enforcement` may call `judge`.
 */
class Allowance<Action extends CheckedAction, Party extends Phone | null> {
  #asked = true;
  constructor(
    readonly companyId: number,
    readonly number: Party,
    readonly action: Action,
  ) {}
  /** Throws unless it was made here. */
  check(): void {
    if (!this.#asked) throw new Error("nothing was asked");
  }
}
export type Allowed<Action extends CheckedAction, Party extends Phone | null = Phone> = Allowance<
  Action,
  Party
>;

/** A block stops all three; an opt-out stops dialing and texting, and lets the person call in. */
export function decide(facts: Facts, action: CheckedAction): Refusal | null {
  if (facts.blockedAt) return { reason: "blocked", since: facts.blockedAt };
  if (facts.optedOutAt && action !== "match") return { reason: "opted_out", since: facts.optedOutAt };
  return null;
}

/** Decides about a number by what is known of it. */
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

/** A caller who withholds their number is on no list, and is matched as nobody. */
export const judgeNobody = (companyId: number): Allowed<"match", null> =>
  new Allowance(companyId, null, "match");
