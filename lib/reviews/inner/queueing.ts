import type { TextMessage } from "@/db/schema/text-messages";
import { textReviews } from "@/db/schema/text-reviews";
import { businessDaysAfter, REVOCATION_DAYS } from "@/lib/business-days";
import type { Context } from "@/lib/context";
import { maybeRevocation } from "../phrases";

/**
 * Puts a text that came in into the queue for reviews, once, when its words may revoke consent. A text that is a
 * keyword, or from a number that has opted out, needs none. Checks no permission: the other party is the source.
 */
export async function queueReview(
  { db, companyId }: Context,
  text: TextMessage,
  { optedOut, timeZone }: { optedOut: boolean; timeZone: string },
): Promise<void> {
  if (text.contactId === null || text.keyword !== null || optedOut) return;
  const words = maybeRevocation(text.message);
  if (words === null) return;
  await db
    .insert(textReviews)
    .values({
      companyId,
      contactId: text.contactId,
      textMessageId: text.id,
      words,
      dueAt: businessDaysAfter(text.sentAt, REVOCATION_DAYS, timeZone),
    })
    .onConflictDoNothing();
}
