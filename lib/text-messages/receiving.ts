import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { type Caller, readCaller } from "@/lib/calls/callers";
import { type Keyword, keywordOf, type OwnWords } from "@/lib/companies/keywords";
import { companyOf } from "@/lib/companies/reading";
import { holdContact, type LockedContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { countOfDay } from "@/lib/counts";
import { tellTurnedAway } from "@/lib/enforcement/inner/telling";
import type { Phone } from "@/lib/phone/phone";
import { queueReview } from "@/lib/reviews/inner/queueing";
import { fire } from "@/lib/schedules/inner/firing";
import { textOfProvider } from "./inner/finding";
import { obey } from "./inner/obeying";

/** A text as the provider reports it. `keyword` is what the provider itself recognised. */
export type ReceivedText = {
  providerMessageId: string;
  from: string;
  to: string;
  message: string;
  keyword?: Keyword | null;
  /** When it was sent, by the provider's clock. */
  sentAt: Date;
};

/**
 * Receives a text, once for each id of the provider: records it, does what its keyword asks, and fires schedules. A
 * text from a blocked number is kept but not delivered: its STOP still counts, subscriptions get an event, and no
 * schedule is fired. STOP, START and the company's own words count by the time they were sent, in whatever order they
 * arrive. What may be a revocation waits for a person's review. Returns the recorded text. Checks no permission: the
 * other party is the source.
 */
export function receiveText(ctx: Context, received: ReceivedText): Promise<TextMessage> {
  const caller = readCaller(ctx, received.from);
  return transaction(ctx, async (ctx) => {
    const held = caller.number ? await holdContact(ctx, caller.number) : null;
    const { providerMessageId } = received;
    const known = await textOfProvider(ctx, { providerMessageId });
    if (known) return known;
    const own = await companyOf(ctx);
    const text = await insert(ctx, received, { caller, held, own });
    if (!text || !held || !caller.number) return text ?? kept(ctx, providerMessageId);
    if (text.keyword) {
      const recognised = received.keyword != null;
      await obey(ctx, text, { number: caller.number, held, company: own, recognised });
    }
    await queueReview(ctx, text, { optedOut: held.facts.optedOutAt !== null, timeZone: own.timeZone });
    if (text.refusalReason) await turnAway(ctx, held, caller.number);
    else await fire(ctx, { trigger: "text_keyword", text });
    return text;
  });
}

async function turnAway(ctx: Context, held: LockedContact, number: Phone): Promise<void> {
  await countOfDay(ctx, "stop", "sms");
  await tellTurnedAway(ctx, held, { number, action: "sms" });
}

async function insert(
  { db, companyId, country }: Context,
  { providerMessageId, to, message, keyword, sentAt }: ReceivedText,
  { caller, held, own }: { caller: Caller; held: LockedContact | null; own: OwnWords },
): Promise<TextMessage | undefined> {
  const blocked = held?.facts.blockedAt != null;
  const [text] = await db
    .insert(textMessages)
    .values({
      companyId,
      direction: "inbound",
      status: blocked ? "blocked" : "received",
      refusalReason: blocked ? "blocked" : null,
      contactId: held?.id ?? null,
      callerId: caller.number,
      callerText: caller.text,
      ourNumber: readCaller({ country }, to).number,
      message: message.replaceAll("\0", ""),
      keyword: keyword ?? keywordOf(message, own),
      provider: "twilio",
      providerMessageId,
      sentAt: new Date(Math.min(sentAt.getTime(), Date.now())),
    })
    .onConflictDoNothing()
    .returning();
  return text;
}

async function kept(ctx: Context, providerMessageId: string): Promise<TextMessage> {
  const text = await textOfProvider(ctx, { providerMessageId });
  if (!text) throw new Error(`text ${providerMessageId} can neither be kept nor found`);
  return text;
}
