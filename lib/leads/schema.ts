import type { Lead } from "@/db/schema/leads";
import { z } from "zod";
import { Why } from "@/lib/contacts/schema";
import { IdFilter, ListByTime } from "@/lib/listing/schema";
import { FurtherData, LeadData } from "./data";

/** Inputs of the verbs on leads. Pure: pages use them in the browser too. */

const isText = (text: string) => !/\0|\p{Surrogate}/u.test(text);

const words = (longest: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\s+/g, " ").trim())
    .max(longest, `is longer than ${longest} characters`)
    .refine(isText, "holds a character that is no text");

const isEmail = (text: string) => text === "" || /^[^\s@]+@[^\s@]+$/.test(text);

/** An empty value becomes null; a value that is not given stays undefined. */
const orNothing = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema
    .nullable()
    .transform((text) => text || null)
    .optional();

const NO_ID = "is not an id";
const Id = z
  .union([z.number(), z.string()], NO_ID)
  .transform(Number)
  .refine((id) => Number.isSafeInteger(id) && id > 0, NO_ID);
const reference = z.preprocess((value) => (value === "" ? null : value), Id.nullable().optional());

/** The person's fields, which a request with a lead token may set too. */
export const LeadPerson = z.object({
  firstName: orNothing(words(100)),
  lastName: orNothing(words(100)),
  email: orNothing(words(254).refine(isEmail, "is not an email address")),
  externalRecordId: orNothing(words(200)),
  data: LeadData.optional(),
  /** Fields of a request that nothing here knows; they go into `data`, which is bounded as a whole. */
  further: FurtherData.optional(),
});

/** Changes of the number's state in the same request. */
const LeadState = z.object({
  blocked: z.boolean().optional(),
  optOut: z.boolean().optional(),
  reason: Why.shape.reason,
  note: Why.shape.note,
});
export type LeadState = z.output<typeof LeadState>;

const LeadPlace = z.object({ offerId: reference, scheduleId: reference });

export const CreateLead = LeadPerson.extend({
  callerId: z.string(),
  ...LeadPlace.shape,
  /** Names the offer or schedule in place of its id. */
  leadToken: z.string().optional(),
  ...LeadState.shape,
});
export type CreateLead = z.input<typeof CreateLead>;

/** `id` is the lead's uuid or its internal id. */
export const UpdateLead = LeadPerson.extend({
  id: z.string(),
  callerId: z.string().optional(),
  ...LeadPlace.shape,
  disposition: orNothing(words(100)),
  ...LeadState.shape,
  /** The lead's `updatedAt` when it was opened. */
  seen: z.date().optional(),
});
export type UpdateLead = z.input<typeof UpdateLead>;

/** The state wanted, never a toggle. */
export const BlockLead = Why.pick({ reason: true, note: true }).extend({
  leadId: z.number().int().positive(),
  blocked: z.boolean(),
});
export type BlockLead = z.input<typeof BlockLead>;

export const OptOutLead = z.object({ leadId: z.number().int().positive(), optOut: z.boolean() });
export type OptOutLead = z.input<typeof OptOutLead>;

/** The fields of a request with a lead token. */
export const TakeLead = LeadPerson.extend({ callerId: z.string() });
export type TakeLead = z.input<typeof TakeLead>;

export const ListLeads = ListByTime.extend({
  offerId: IdFilter.optional(),
  scheduleId: IdFilter.optional(),
  disposition: words(100).optional(),
});
export type ListLeads = z.input<typeof ListLeads>;

/** A lead with the names of what it refers to, and the present state of its number. */
export type WholeLead = Lead & {
  blockedAt: Date | null;
  optedOutAt: Date | null;
  /** The name of its contact, and the time zone of its number. */
  contactName: string | null;
  timeZone: string | null;
  offerName: string | null;
  scheduleName: string | null;
  /** Who made it: a person's email, or a token's name; neither for a lead token. */
  madeBy: string | null;
  tokenName: string | null;
};
