import type { CheckedAction, Direction } from "@/db/enums";
import type { LockedContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { publishOne } from "@/lib/outbox";
import type { Phone } from "@/lib/phone/phone";
import { wireTime } from "@/lib/times";
import type { Refusal } from "../allowed";

type Refused = {
  contactId: number;
  number: Phone | null;
  action: CheckedAction;
  direction: Direction;
  refusal: Refusal;
};

/**
 * Tells subscriptions that a number was not dialed, matched or texted, or that its text was not delivered. Call it in
 * the transaction that records this, under the contact's lock.
 */
export const tellRefused = (
  ctx: Context,
  { contactId, number, action, direction, refusal }: Refused,
): Promise<void> =>
  publishOne(ctx, "contact_refused", () => ({
    action,
    direction,
    reason: refusal.reason,
    since: wireTime(refusal.since),
    contact: { id: contactId, number },
  }));

/**
 * As `tellRefused`, for an inbound call that was not matched to an offer, or an inbound text that was not delivered.
 */
export const tellTurnedAway = (
  ctx: Context,
  { id, facts }: LockedContact,
  { number, action }: { number: Phone | null; action: "match" | "sms" },
): Promise<void> =>
  tellRefused(ctx, {
    contactId: id,
    number,
    action,
    direction: "inbound",
    refusal: { reason: "blocked", since: facts.blockedAt },
  });
