import { z } from "zod";

/** Inputs that lists share. Pure: pages use them in the browser too. */

export const pageSizes = [25, 50, 100, 250] as const;

/** The longest search, in UTF-16 units. */
export const LONGEST_SEARCH = 200;

/** A zero byte, which PostgreSQL cannot keep. */
export const isText = (text: string) => !text.includes("\0");
/** Half a character, which JSON in PostgreSQL cannot keep. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
export const NO_TEXT = "holds a character that is no text";

/** A text as PostgreSQL can keep it: without zero bytes and half characters, and cut to `longest` UTF-16 units between two characters. */
export const cleanText = (text: string, longest = LONGEST_SEARCH): string =>
  text
    .replace(/[\0\p{Surrogate}]/gu, "")
    .slice(0, longest)
    .replace(/\p{Surrogate}$/u, "");

/** What every list by time is asked for: newest first unless `orderDir` is asc; `fulltext` is a number or a part of one. */
export const ListByTime = z.object({
  // not trimmed: in a URL a plus arrives as a space
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

/** What the lists of offers and of schedules are asked for; `fulltext` is a part of a name or of a number. */
export const ListSetUp = ListByTime.omit({ createdAtFrom: true, createdAtTo: true });
export type ListSetUp = z.input<typeof ListSetUp>;

/** When what is listed was created, both ends included; every list by time takes it beside what its own schema says. */
export const CreatedRange = ListByTime.pick({ createdAtFrom: true, createdAtTo: true });
export type CreatedRange = z.input<typeof CreatedRange>;

/** An id of another record that a list is narrowed to. */
export const IdFilter = z.coerce
  .number("must be an id")
  .int("must be an id")
  .positive("must be an id")
  .max(Number.MAX_SAFE_INTEGER, "must be an id");
