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

/** A truth value as the API takes it: from a query or a form as one of eight words, from JSON also as itself. */
export const Truth = z
  .union([z.boolean(), z.number(), z.string()], { error: `must be one of ${[...yes, ...no].join(", ")}` })
  .transform((value) => String(value).trim().toLowerCase())
  .refine((word) => yes.includes(word) || no.includes(word), `must be one of ${[...yes, ...no].join(", ")}`)
  .transform((word) => yes.includes(word));

/** An optional field that a form may send empty. */
export const blank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const id = z.string();

/** Names a contact by what stands in the path: its number in any spelling, or its internal id. */
export const ContactPath = z.object({ id });

/** Blocking or unblocking the number in the path. */
export const BlockPath = z.object({
  id,
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
  callId: blank(Why.shape.callId),
  leadId: blank(Why.shape.leadId),
});

export const UpdatePath = z.object({
  id,
  blocked: Truth.optional(),
  optOut: Truth.optional(),
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
});

export const CheckPath = CheckNumber.omit({ callerId: true }).extend({ id });

const time = z.string().optional();

/** What every list takes besides its own filters. */
const lists = { columns: z.string().optional(), root: Truth.optional(), timeZone: z.string().optional() };

/** In a query a plus arrives as a space. */
const withPlus = (value: unknown) => (typeof value === "string" ? value.replace(/^ (?=\d)/, "+") : value);

export const SuppressionListQuery = ListBlacklist.extend({
  ...lists,
  fulltext: z.preprocess(withPlus, ListBlacklist.shape.fulltext),
  createdAtFrom: time,
  createdAtTo: time,
  blockedAtFrom: time,
  blockedAtTo: time,
});

export const BlockLogsQuery = ListBlockLogs.omit({ contactId: true }).extend({
  ...lists,
  number: z.preprocess(withPlus, ListBlockLogs.shape.number),
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  createdAtFrom: time,
  createdAtTo: time,
});

export const ContactBlockLogsQuery = BlockLogsQuery.omit({ number: true }).extend({ id });

type TimeRange = Partial<
  Record<"createdAtFrom" | "createdAtTo" | "blockedAtFrom" | "blockedAtTo" | "timeZone", string>
>;

/** The ends of the ranges that a list is asked for, read in its `time_zone`, else in the company's. */
export function readRange({ company }: { company: Company }, range: TimeRange) {
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
