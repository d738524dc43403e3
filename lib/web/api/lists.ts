import { z } from "zod";
import type { Company } from "@/db/schema/companies";
import { type FieldErrors, Invalid } from "@/lib/errors";
import { ListByTime } from "@/lib/listing/schema";
import { findZone } from "@/lib/time-zones";
import { readTime } from "@/lib/times";
import { NumberQuery, Truth, withPlus } from "./schema";

/** One end of a range of times, as text that `readTimeRange` reads. */
export const TimeText = z.string().optional().meta({
  description: "In the zone of its offset, of `time_zone` or of the company.",
  example: "2016-01-01 12:25:15 -0500",
});

/** The zone of times that name none. */
export const TimeZoneText = z.string().optional().meta({
  description: "Of times without an offset: an IANA name, one of Rails, or an abbreviation.",
  example: "America/New_York",
});

/** What every list takes besides its own filters. */
export const listQuery = {
  columns: z
    .string()
    .optional()
    .meta({ description: "The fields wanted, by commas.", example: "id,created_at" }),
  root: Truth.optional().meta({ description: "0 gives the bare array." }),
  page: ListByTime.shape.page.meta({ description: "From 1; a cursor goes further and is faster." }),
  perPage: ListByTime.shape.perPage.meta({ description: "How many a page holds." }),
  cursor: ListByTime.shape.cursor.meta({
    description: "-1 to begin with, then the `next_cursor` of the answer before.",
    example: "-1",
  }),
};

/** The text that a query searches for. */
export const Fulltext = z.preprocess(withPlus, ListByTime.shape.fulltext);

/**
 * The wire's fields for a range of creation times, to extend a verb's schema with: `ListImports.extend(createdQuery)`.
 * The dates are text: `{ ...input, ...readTimeRange(ctx, input) }`.
 */
export const createdQuery = {
  ...listQuery,
  timeZone: TimeZoneText,
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  createdAtFrom: TimeText,
  createdAtTo: TimeText,
};

/** As `createdQuery`, with a search by number. */
export const timedQuery = {
  ...createdQuery,
  fulltext: Fulltext.meta({
    description: "A number in any spelling, its beginning or its last digits; three digits or more.",
  }),
};

/** As `timedQuery`, for calls and texts, with a filter for one other party. */
export const partyQuery = {
  ...timedQuery,
  number: NumberQuery.meta({
    description: "A whole number in any spelling: of the other party.",
    example: "17193132645",
  }),
};

type TimeRange = Partial<
  Record<"createdAtFrom" | "createdAtTo" | "blockedAtFrom" | "blockedAtTo" | "timeZone", string>
>;

/** Reads the ends of the ranges that a list's query names, in the query's `time_zone`, else in the company's. */
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
