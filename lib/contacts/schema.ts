import { z } from "zod";
import { blockReasons } from "@/db/enums";

/** Inputs of the verbs on contacts. Pure: pages use them in the browser too. */

export const Reason = z.enum(blockReasons, { error: `must be one of ${blockReasons.join(", ")}` });

/** A zero byte PostgreSQL could not keep. */
const isText = (text: string) => !text.includes("\0");
/** Half a character, which JSON in PostgreSQL could not keep. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
const NO_TEXT = "holds a character that is no text";

export const LONGEST_NOTE = 2_000;

/** Line ends are one line feed each, as a file that is read again gives them. */
export const Note = z
  .string()
  .trim()
  .overwrite((text) => text.replace(/\r\n?/g, "\n"))
  .max(LONGEST_NOTE, "is longer than 2,000 characters")
  .refine(isText, NO_TEXT);

/** Why a person or a system blocks or unblocks. */
export const Why = z.object({
  reason: Reason.nullish().meta({ description: "Why." }),
  note: Note.nullish().meta({ description: "What the log is to say besides." }),
  callId: z.coerce.number().int().positive().nullish().meta({ description: "The call that it comes from." }),
  leadId: z.coerce.number().int().positive().nullish().meta({ description: "The lead that it comes from." }),
});

export const blacklistOrders = ["blocked_at", "created_at", "number"] as const;
export type BlacklistOrder = (typeof blacklistOrders)[number];

export const pageSizes = [25, 50, 100, 250] as const;

export const ListBlacklist = z.object({
  // not trimmed: in a URL a plus arrives as a space
  fulltext: z
    .string()
    .max(200, "is longer than 200 characters")
    .refine((text) => isText(text) && isWhole(text), NO_TEXT)
    .optional(),
  order: z
    .enum(blacklistOrders, { error: `must be one of ${blacklistOrders.join(", ")}` })
    .default("blocked_at")
    .meta({ description: "What the list is sorted by." }),
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
  blockedAtFrom: z.date().optional(),
  blockedAtTo: z.date().optional(),
});
export type ListBlacklist = z.input<typeof ListBlacklist>;
