import { z } from "zod";
import { ListBlacklist, Note, Reason } from "@/lib/contacts/schema";

/** Inputs of the verbs on unblock contact jobs. Pure: pages use them in the browser too. */

/** The most numbers that a job takes from a list or a file. Upload a longer list as a file that unblocks. */
export const MOST_NUMBERS = 1_000_000;

/** Unblocking more than this needs `expectedCount`. */
export const UNCONFIRMED = 1_000;

export const TOO_MANY = `has more than ${MOST_NUMBERS.toLocaleString("en")} numbers; upload it as a file that unblocks instead`;

const Id = z.coerce.number("is not an id").int("is not an id").positive("is not an id");

/** The whole list gets one error: one for each of a million wrong items would fill the memory. */
const Numbers = z
  .custom<string[]>(
    (list) => Array.isArray(list) && list.every((item) => typeof item === "string"),
    "must be a list of numbers",
  )
  .refine((list) => list.some((item) => item.trim() !== ""), "has no number in it")
  .refine((list) => list.length <= MOST_NUMBERS, TOO_MANY);

const BlockedAt = z
  .object({
    by: z.literal("blocked_at"),
    blockedAtFrom: z.date().optional(),
    blockedAtTo: z.date().optional(),
  })
  .refine(({ blockedAtFrom, blockedAtTo }) => blockedAtFrom ?? blockedAtTo, {
    path: ["blockedAtFrom"],
    error: "is missing, and so is blocked_at_to",
  })
  .refine(
    ({ blockedAtFrom, blockedAtTo }) => !blockedAtFrom || !blockedAtTo || blockedAtFrom <= blockedAtTo,
    {
      path: ["blockedAtTo"],
      error: "is before blocked_at_from",
    },
  );

/** What to unblock. `file` names a draft upload: the numbers in its chosen column, else in the likeliest. */
export const Selection = z.discriminatedUnion("by", [
  z.object({ by: z.literal("numbers"), numbers: Numbers }),
  z.object({ by: z.literal("file"), contactImportId: Id }),
  z.object({ by: z.literal("contact_import"), contactImportId: Id }),
  BlockedAt,
  z.object({
    by: z.literal("fulltext"),
    fulltext: z
      .string()
      .refine((text) => text.trim() !== "", "is empty")
      .pipe(ListBlacklist.shape.fulltext.unwrap()),
  }),
  z.object({ by: z.literal("all") }),
]);
export type Selection = z.input<typeof Selection>;

/** The reason, and the most contacts that the job may unblock. */
export const UnblockTerms = z.object({
  reason: Reason.nullish(),
  note: Note.nullish(),
  expectedCount: z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .nullish(),
});
export type UnblockTerms = z.input<typeof UnblockTerms>;

export const ListUnblockJobs = ListBlacklist.pick({
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
});
export type ListUnblockJobs = z.input<typeof ListUnblockJobs>;

/** The origin that is undone: an upload, or a job that unblocked. */
export type Undone = { contactImportId: number } | { unblockContactJobId: number };
