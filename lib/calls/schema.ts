import type { Call } from "@/db/schema/calls";
import { z } from "zod";
import { callStatuses, directions } from "@/db/enums";
import { Why } from "@/lib/contacts/schema";
import { IdFilter, ListByTime } from "@/lib/listing/schema";

/** Inputs of the verbs on calls. Pure: pages use them in the browser too. */

const LONGEST_DISPOSITION = 100;

const Status = z.enum(callStatuses, { error: `must be one of ${callStatuses.join(", ")}` });

/** Which calls to list. `number` is a whole number in any spelling; `fulltext` may be a part of one. */
export const ListCalls = ListByTime.extend({
  status: Status.optional(),
  /** Only those refused because of the person: blocked or opted out. */
  stopped: z.boolean().optional(),
  direction: z.enum(directions, { error: `must be one of ${directions.join(", ")}` }).optional(),
  number: z.string().optional(),
  offerId: IdFilter.optional(),
});
export type ListCalls = z.input<typeof ListCalls>;

/** The state wanted, never a toggle. */
export const BlockCaller = Why.pick({ reason: true, note: true }).extend({
  callId: z.number().int().positive(),
  blocked: z.boolean(),
});
export type BlockCaller = z.input<typeof BlockCaller>;

/** An empty disposition removes it. */
export const UpdateCall = z.object({
  disposition: z
    .string()
    .overwrite((text) => text.replace(/\s+/g, " ").trim())
    .max(LONGEST_DISPOSITION, `is longer than ${LONGEST_DISPOSITION} characters`)
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), "holds a character that is no text")
    .nullable()
    .transform((text) => text || null)
    .optional(),
  status: Status.optional(),
  /** In seconds. */
  duration: z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(86_400, "must be 86400 or less")
    .optional(),
});
export type UpdateCall = z.input<typeof UpdateCall>;

/** Whom to dial, by a lead or by a schedule and a number. */
export const MakeCall = z.object({
  leadId: z.string().optional(),
  scheduleId: IdFilter.optional(),
  leadToken: z.string().optional(),
  to: z.string().optional(),
});
export type MakeCall = z.input<typeof MakeCall>;

/** A call with the names of what it refers to, and the present state of its number. */
export type WholeCall = Call & {
  /** The name of its contact. */
  name: string | null;
  timeZone: string | null;
  blockedAt: Date | null;
  optedOutAt: Date | null;
  offerName: string | null;
  buyerName: string | null;
  /** The person that the lead is about. */
  leadName: string | null;
  scheduleName: string | null;
  /** Who made it: a person's email, or a token's name. */
  email: string | null;
  tokenName: string | null;
};
