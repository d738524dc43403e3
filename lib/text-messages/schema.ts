import type { TextMessage } from "@/db/schema/text-messages";
import { z } from "zod";
import { directions, textStatuses } from "@/db/enums";
import { IdFilter, ListByTime } from "@/lib/listing/schema";

/** Inputs of the verbs on texts. Pure: pages use them in the browser too. */

/** The longest text, in characters: the provider's limit. */
const LONGEST_MESSAGE = 1_600;

/** Which texts to list. `number` is a whole number in any spelling; `fulltext` may be a part of one. */
export const ListTextMessages = ListByTime.extend({
  status: z.enum(textStatuses, { error: `must be one of ${textStatuses.join(", ")}` }).optional(),
  /** Only texts that were refused because of the person: blocked or opted out. */
  stopped: z.boolean().optional(),
  direction: z.enum(directions, { error: `must be one of ${directions.join(", ")}` }).optional(),
  number: z.string().optional(),
  leadId: IdFilter.optional(),
});
export type ListTextMessages = z.input<typeof ListTextMessages>;

/** Whom to text, from which of our numbers (or by which schedule), and the message. */
export const SendMessage = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  leadId: z.string().optional(),
  scheduleId: IdFilter.optional(),
  message: z
    .string()
    .overwrite((text) => text.trim())
    .min(1, "is missing")
    .max(LONGEST_MESSAGE, `is longer than ${LONGEST_MESSAGE} characters`)
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), "holds a character that is no text"),
});
export type SendMessage = z.input<typeof SendMessage>;

/** A text with the names of what it refers to, and the present state of its number. */
export type WholeText = TextMessage & {
  /** The name of its contact. */
  name: string | null;
  blocked: boolean;
  optedOut: boolean;
  scheduleName: string | null;
  /** Who sent it: a person's email, or a token's name. */
  email: string | null;
  tokenName: string | null;
};
