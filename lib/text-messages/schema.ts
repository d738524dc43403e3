import type { TextMessage } from "@/db/schema/text-messages";
import { z } from "zod";
import { directions, textStatuses } from "@/db/enums";
import { IdFilter, ListByTime } from "@/lib/listing/schema";

/** Inputs of the verbs on texts. Pure: pages use them in the browser too. */

/** The longest text that is sent, in characters: the provider's own limit. */
const LONGEST_MESSAGE = 1_600;

/** Which texts are asked for; `number` is a whole one in any spelling, and `fulltext` also a part of one. */
export const ListTextMessages = ListByTime.extend({
  status: z.enum(textStatuses, { error: `must be one of ${textStatuses.join(", ")}` }).optional(),
  /** Refused because of the person: blocked or opted out. */
  stopped: z.boolean().optional(),
  direction: z.enum(directions, { error: `must be one of ${directions.join(", ")}` }).optional(),
  number: z.string().optional(),
  leadId: IdFilter.optional(),
});
export type ListTextMessages = z.input<typeof ListTextMessages>;

/** Whom to text, from which number of ours (or by which schedule), and what. */
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

/** A text with the names of what it names, and how its number stands now. */
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
