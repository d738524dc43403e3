import { and, eq } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { type TextReview, textReviews } from "@/db/schema/text-reviews";
import { users } from "@/db/schema/users";
import { allow } from "@/lib/allow";
import { holdContact } from "@/lib/contacts/inner/holding";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { actorColumns, type Context } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { transaction } from "@/lib/transaction";
import { DecideReview } from "./schema";

/** What was decided, as the end of a sentence. */
const DONE = { opt_out: "opted out", block: "blocked", dismiss: "dismissed" } as const;

/** No keyword, so no provider answers it, and a confirmation would come too late: FCC rules allow it five minutes. */
const BY_REVIEW = { optOut: true, channel: "sms", source: "review", confirmation: "nobody" } as const;

/** A decided review, and whose number it is. */
export type DecidedReview = { review: TextReview; number: Phone; words: (typeof DONE)[keyof typeof DONE] };

/**
 * Decides about a text that may be a revocation: opts its number out, blocks it, or dismisses the text. Records who
 * decided, when, why and from which address; the log of an opt-out names the text. Of two people who decide at once the
 * second gets a `Conflict` that names the first. Throws `NotFound` for an unknown review. Needs `Contact:opt_out`, and
 * for a block `Contact:block` too.
 */
export async function decideReview(ctx: Context, input: DecideReview): Promise<DecidedReview> {
  allow(ctx, "Contact:opt_out");
  const { id, decision, reason, note } = DecideReview.parse(input);
  if (decision === "block") allow(ctx, "Contact:block");
  return transaction(ctx, async (ctx) => {
    const number = await numberOf(ctx, id);
    await holdContact(ctx, number);
    await refuseDecided(ctx, id);
    const why = { decision, note, reason: decision === "block" ? (reason ?? "dnc_request") : null };
    const review = await record(ctx, id, why);
    const { textMessageId } = review;
    if (decision === "opt_out") await setOptOut(ctx, number, { ...BY_REVIEW, note, textMessageId });
    if (decision === "block")
      await setBlocked(ctx, [number], { blocked: true, source: "review", reason: why.reason, note });
    return { review, number, words: DONE[decision] };
  });
}

const its = ({ companyId }: Context, id: number) =>
  and(eq(textReviews.companyId, companyId), eq(textReviews.id, id));

async function numberOf(ctx: Context, id: number): Promise<Phone> {
  const [row] = await ctx.db
    .select({ number: contacts.number })
    .from(textReviews)
    .innerJoin(
      contacts,
      and(eq(contacts.companyId, textReviews.companyId), eq(contacts.id, textReviews.contactId)),
    )
    .where(its(ctx, id));
  if (!row) throw new NotFound("review");
  return row.number;
}

/** Reads after the contact's lock, so that the first of two decisions is seen. */
async function refuseDecided(ctx: Context, id: number): Promise<void> {
  const [row] = await ctx.db
    .select({ decision: textReviews.decision, email: users.email })
    .from(textReviews)
    .leftJoin(users, eq(users.id, textReviews.userId))
    .where(its(ctx, id));
  if (!row?.decision) return;
  throw new Conflict(`${row.email ?? "Somebody else"} has decided already: ${DONE[row.decision]}.`);
}

type Why = Pick<TextReview, "decision" | "reason" | "note">;

async function record(ctx: Context, id: number, why: Why): Promise<TextReview> {
  const [review] = await ctx.db
    .update(textReviews)
    .set({ ...why, ...actorColumns(ctx.actor), requestIp: ctx.requestIp, decidedAt: new Date() })
    .where(its(ctx, id))
    .returning();
  if (!review) throw new NotFound("review");
  return review;
}
