import type { CheckedAction } from "@/db/enums";
import type { LockedContact } from "@/lib/contacts/counting";
import type { Context } from "@/lib/context";
import { publishOne } from "@/lib/outbox";
import type { Phone } from "@/lib/phone";
import { wireTime } from "@/lib/times";
import type { Refusal } from "./allowed";

type Refused = { contactId: number; number: Phone | null; action: CheckedAction; refusal: Refusal };

/** Tells subscriptions that a number was not dialed, matched or texted; in the transaction that records it, under the contact's lock. */
export const tellRefused = (ctx: Context, { contactId, number, action, refusal }: Refused): Promise<void> =>
  publishOne(ctx, "contact_refused", () => ({
    action,
    reason: refusal.reason,
    since: wireTime(refusal.since),
    contact: { id: contactId, number },
  }));

/** As `tellRefused`, of a call that was not matched to an offer. */
export const tellUnmatched = (
  ctx: Context,
  { id, facts }: LockedContact,
  number: Phone | null,
): Promise<void> =>
  tellRefused(ctx, {
    contactId: id,
    number,
    action: "match",
    refusal: { reason: "blocked", since: facts.blockedAt },
  });
