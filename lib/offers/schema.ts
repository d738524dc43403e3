import { offerWithheldChoices } from "@/db/enums";
import type { Buyer, Offer } from "@/db/schema/offers";
import { z } from "zod";

/** What an offer is set up with. Pure: the form uses it in the browser too. */

const LONGEST_NAME = 100;
const MOST_NUMBERS = 1_000;
const MOST_BUYERS = 100;

/** One line of words that people read. */
export const Line = z
  .string()
  .trim()
  .min(1, "is missing")
  .max(LONGEST_NAME, `is longer than ${LONGEST_NAME} characters`)
  .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), "holds a character that is no text");

/** A number in any spelling, not read yet. */
const Spelling = z.string().trim().min(1, "is missing").max(100, "is not a phone number");

export const Id = z.number().int().positive();

export const BuyerFields = z.object({
  /** The id of an existing buyer. A buyer that is left out is archived. */
  id: Id.nullish(),
  name: Line,
  number: Spelling,
  priority: z
    .number("must be a whole number from 1 to 999")
    .int("must be a whole number from 1 to 999")
    .min(1, "must be a whole number from 1 to 999")
    .max(999, "must be a whole number from 1 to 999"),
  active: z.boolean(),
});
export type BuyerFields = z.output<typeof BuyerFields>;

export const CreateOffer = z.object({
  name: Line,
  active: z.boolean().default(true),
  /** What is done with callers who withhold their number; `inherit`: what the company does. */
  withheldCallers: z.enum(offerWithheldChoices).default("inherit"),
  numbers: z.array(Spelling).max(MOST_NUMBERS, "are more than 1,000"),
  buyers: z.array(BuyerFields).max(MOST_BUYERS, "are more than 100"),
});
export type CreateOffer = z.input<typeof CreateOffer>;

/** `updatedAt` is the offer's time when it was read, so that another person's later change is not overwritten. */
export const UpdateOffer = CreateOffer.extend({
  id: Id,
  active: z.boolean(),
  withheldCallers: z.enum(offerWithheldChoices).optional(),
  updatedAt: z.date(),
});
export type UpdateOffer = z.input<typeof UpdateOffer>;

export const SwitchOffer = z.object({ id: Id, active: z.boolean() });

/**
 * An offer with our numbers that it owns and its buyers in the order in which they are tried, without archived buyers.
 */
export type WholeOffer = Offer & { numbers: string[]; buyers: Buyer[] };
