import { z } from "zod";

/** Inputs that lists share. Pure: pages use them in the browser too. */

export const pageSizes = [25, 50, 100, 250] as const;

/** The longest search, in UTF-16 units. */
export const LONGEST_SEARCH = 200;

/** Whether a text is free of zero bytes, which PostgreSQL cannot keep. */
export const isText = (text: string) => !text.includes("\0");
/** Whether a text is free of half characters, which JSON in PostgreSQL cannot keep. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
export const NO_TEXT = "holds a character that is no text";

/**
 * Makes a text that PostgreSQL can keep: without zero bytes and half characters, and cut to `longest` UTF-16 units
 * between two characters.
 */
export const cleanText = (text: string, longest = LONGEST_SEARCH): string =>
  text
    .replace(/[\0\p{Surrogate}]/gu, "")
    .slice(0, longest)
    .replace(/\p{Surrogate}$/u, "");

/** The query of every list by time: newest first unless `orderDir` is asc; `fulltext` is a number or a part of one. */
export const ListByTime = z.object({
  // Not trimmed: in a URL a plus arrives as a space.
  fulltext: z
    .string()
    .max(LONGEST_SEARCH, "is longer than 200 characters")
    .refine((text) => isText(text) && isWhole(text), NO_TEXT)
    .optional(),
  orderDir: z
    .enum(["asc", "desc"], { error: "must be asc or desc" })
    .default("desc")
    .meta({ description: "desc has the newest or largest first." }),
  perPage: z.coerce
    .number()
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(1_000, "must be 1,000 or less")
    .default(25),
  page: z.coerce.number().int("must be a whole number").min(1, "must be 1 or more").optional(),
  cursor: z.string().optional(),
  createdAtFrom: z.date().optional(),
  createdAtTo: z.date().optional(),
});
export type ListByTime = z.input<typeof ListByTime>;

/** The query of the lists of offers and schedules; `fulltext` is a part of a name or of a number. */
export const ListSetUp = ListByTime.omit({ createdAtFrom: true, createdAtTo: true });
export type ListSetUp = z.input<typeof ListSetUp>;

/** The range of creation times, both ends included. Every list by time takes it beside its own schema. */
export const CreatedRange = ListByTime.pick({ createdAtFrom: true, createdAtTo: true });
export type CreatedRange = z.input<typeof CreatedRange>;

/** The id of another record, which narrows a list to the rows of that record. */
export const IdFilter = z.coerce
  .number("must be an id")
  .int("must be an id")
  .positive("must be an id")
  .max(Number.MAX_SAFE_INTEGER, "must be an id");
