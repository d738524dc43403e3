import { z } from "zod";
import { ListBlockLogs } from "@/lib/block-logs/schema";
import { ListBlacklist, Why } from "@/lib/contacts/schema";
import { CheckNumber } from "@/lib/enforcement/checking";
import type { Company } from "@/db/schema/companies";
import { type FieldErrors, Invalid } from "@/lib/errors";
import { findZone } from "@/lib/time-zones";
import { readTime } from "@/lib/times";

const yes = ["1", "true", "yes", "on"];
const no = ["0", "false", "no", "off"];

/** What the document says of a field instead of what zod makes of how it is read. */
export const asWire =
  (said: object) =>
  ({ jsonSchema }: { jsonSchema: object }): void => {
    for (const key of Object.keys(jsonSchema))
      if (key !== "description") Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, said);
  };

/** A truth value as the API takes it: from a query or a form as one of eight words, from JSON also as itself. */
export const Truth = z
  .union([z.boolean(), z.number(), z.string()], { error: `must be one of ${[...yes, ...no].join(", ")}` })
  .transform((value) => String(value).trim().toLowerCase())
  .refine((word) => yes.includes(word) || no.includes(word), `must be one of ${[...yes, ...no].join(", ")}`)
  .transform((word) => yes.includes(word))
  .meta({ id: "Truth", override: asWire({ enum: [true, false, 1, 0, ...yes, ...no] }) });

/** An optional field that a form may send empty. */
export const blank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** A number in any spelling. */
const CallerId = z.string().meta({ description: "A phone number in any spelling.", example: "17193132645" });

/** The id of a record in the path. What is no id is one that nothing has. */
export const RecordId = z
  .string()
  .transform((id) => (/^\d{1,15}$/.test(id) ? Number(id) : Number.NaN))
  .meta({ description: "The id of the record.", override: asWire({ type: "integer", minimum: 1 }) });

const id = z.string().meta({
  description: "A phone number of ten or more digits, or with a plus; or the contact's id, which is shorter.",
  example: "17193132645",
});

/** Names a contact by what stands in the path: its number in any spelling, or its internal id. */
export const ContactPath = z.object({ id });

/** Blocking or unblocking the number in the path. */
export const BlockPath = z.object({
  callerId: CallerId,
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
  callId: blank(Why.shape.callId),
  leadId: blank(Why.shape.leadId),
});

export const UpdatePath = z.object({
  id,
  blocked: Truth.optional().meta({ description: "Whether it is to be blocked." }),
  optOut: Truth.optional().meta({ description: "Whether it is to be opted out: neither dialed nor texted." }),
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
});

export const CheckPath = CheckNumber.extend({
  callerId: CallerId,
  action: CheckNumber.shape.action.meta({
    description: "To call it, to take its call for an offer, or to text it.",
  }),
});

export const time = z.string().optional().meta({
  description: "In the zone of its offset, of `time_zone` or of the company.",
  example: "2016-01-01 12:25:15 -0500",
});

/** What every list takes besides its own filters. */
export const lists = {
  columns: z
    .string()
    .optional()
    .meta({ description: "The fields wanted, by commas.", example: "id,created_at" }),
  root: Truth.optional().meta({ description: "0 gives the bare array." }),
  page: ListBlacklist.shape.page.meta({ description: "From 1; a cursor goes further and is faster." }),
  perPage: ListBlacklist.shape.perPage.meta({ description: "How many a page holds." }),
  cursor: ListBlacklist.shape.cursor.meta({
    description: "-1 to begin with, then the `next_cursor` of the answer before.",
    example: "-1",
  }),
};

export const timeZone = z.string().optional().meta({
  description: "Of times without an offset: an IANA name, one of Rails, or an abbreviation.",
  example: "America/New_York",
});

/** In a query a plus arrives as a space. */
const withPlus = (value: unknown) => (typeof value === "string" ? value.replace(/^ (?=\d)/, "+") : value);

export const SuppressionListQuery = ListBlacklist.extend({
  ...lists,
  timeZone,
  fulltext: z.preprocess(withPlus, ListBlacklist.shape.fulltext).meta({
    description:
      "A number in any spelling, its beginning or its last digits, or a name; three characters or more.",
  }),
  createdAtFrom: time,
  createdAtTo: time,
  blockedAtFrom: time,
  blockedAtTo: time,
});

export const BlockLogsQuery = ListBlockLogs.omit({ contactId: true }).extend({
  ...lists,
  timeZone,
  number: z
    .preprocess(withPlus, ListBlockLogs.shape.number)
    .meta({ description: "Only of this number, in any spelling.", example: "17193132645" }),
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  createdAtFrom: time,
  createdAtTo: time,
});

export const ContactBlockLogsQuery = BlockLogsQuery.omit({ number: true }).extend({ id });

type TimeRange = Partial<
  Record<"createdAtFrom" | "createdAtTo" | "blockedAtFrom" | "blockedAtTo" | "timeZone", string>
>;

/** The ends of the ranges that a list is asked for, read in its `time_zone`, else in the company's. */
export function readTimeRange({ company }: { company: Company }, range: TimeRange) {
  const zone = findZone(range.timeZone ?? company.timeZone);
  if (zone === null) throw new Invalid({ time_zone: ["is not a time zone"] });
  const errors: FieldErrors = {};
  const read = (name: string, text: string | undefined, edge: "from" | "to") => {
    const time = text === undefined ? undefined : readTime(text, zone, edge);
    if (time === null) errors[name] = ["is not a time like 2016-01-01 12:25:15 -0500"];
    return time ?? undefined;
  };
  const times = {
    createdAtFrom: read("created_at_from", range.createdAtFrom, "from"),
    createdAtTo: read("created_at_to", range.createdAtTo, "to"),
    blockedAtFrom: read("blocked_at_from", range.blockedAtFrom, "from"),
    blockedAtTo: read("blocked_at_to", range.blockedAtTo, "to"),
  };
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return times;
}
