import type { Phone } from "@/lib/phone/phone";
import { z } from "zod";
import { isText, ListByTime, NO_TEXT } from "@/lib/listing/schema";
import { blockReasons } from "@/db/enums";
import { LONGEST_NOTE } from "@/lib/contacts/lengths";

/** Inputs of the verbs on contacts. Pure: pages use them in the browser too. */

export const Reason = z.enum(blockReasons, { error: `must be one of ${blockReasons.join(", ")}` });

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

/** From so many digits on, a search finds them anywhere in a number; fewer are its last ones. */
export const ANYWHERE = 4;

/** What the Blacklist is asked for. */
export const ListBlacklist = ListByTime.extend({
  order: z
    .enum(blacklistOrders, { error: `must be one of ${blacklistOrders.join(", ")}` })
    .default("blocked_at")
    .meta({ description: "What the list is sorted by." }),
  blockedAtFrom: z.date().optional(),
  blockedAtTo: z.date().optional(),
});
export type ListBlacklist = z.input<typeof ListBlacklist>;

/**
 * How a number stands once a block or unblock was asked for from a call or lead. `changed` is false when it stood so
 * already; `at` and `by` are then of what brought it there (null: nothing did, or nobody), and `words` tell whoever
 * asked, without a full stop.
 */
export type BlockedState = {
  number: Phone;
  blocked: boolean;
  changed: boolean;
  at: Date | null;
  by: string | null;
  words: string;
};

/** What a decision about a number needs to know of it. */
export type Facts = { blockedAt: Date | null; optedOutAt: Date | null };
