import { z } from "zod";
import { type BlockReason, blockReasons, type ReviewDecision, reviewDecisions } from "@/db/enums";

/** The inputs and answers of reviews. Pure: the form uses it in the browser too. */

/** What a person decides about a text, and why. Only a block has a reason from the list. */
export const DecideReview = z.object({
  id: z.number().int().positive(),
  decision: z.enum(reviewDecisions, { error: `must be one of ${reviewDecisions.join(", ")}` }),
  reason: z.enum(blockReasons, { error: `must be one of ${blockReasons.join(", ")}` }).nullish(),
  note: z
    .string()
    .trim()
    .min(1, "is missing: say why")
    .max(2_000, "is longer than 2,000 characters")
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), "holds a character that is no text"),
});
export type DecideReview = z.input<typeof DecideReview>;

/** A text that may be a revocation, with what a person needs to decide, and what was decided. */
export type Review = {
  id: number;
  contactId: number;
  number: string;
  name: string | null;
  blocked: boolean;
  optedOut: boolean;
  message: string;
  /** The words that may mean a revocation. */
  words: string;
  sentAt: Date;
  dueAt: Date;
  overdue: boolean;
  decision: ReviewDecision | null;
  reason: BlockReason | null;
  note: string | null;
  /** The email of who decided. */
  email: string | null;
  requestIp: string | null;
  decidedAt: Date | null;
};
