import { z } from "zod";
import { ListByTime } from "@/lib/listing/schema";
import { lists, time, timeZone } from "./api-schema";

/** In a query a plus arrives as a space. */
export const withPlus = (text: string): string => text.replace(/^ (?=\d)/, "+");

const spaceIsPlus = (value: unknown) => (typeof value === "string" ? withPlus(value) : value);

/** A number to narrow a list to, as a query says it. */
export const NumberQuery = z
  .preprocess(spaceIsPlus, z.string().optional())
  .meta({ description: "A whole number in any spelling.", example: "17193132645" });

/** What a query searches for. */
export const Fulltext = z.preprocess(spaceIsPlus, ListByTime.shape.fulltext);

/**
 * What a list by when its records were created takes on the wire, to extend its verb's schema with:
 * `ListImports.extend(createdQuery)`. The dates are text, read by `readRange`: `{ ...input, ...readRange(ctx, input) }`.
 */
export const createdQuery = {
  ...lists,
  timeZone,
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  createdAtFrom: time,
  createdAtTo: time,
};

/** As `createdQuery`, with a search by number. */
export const timedQuery = {
  ...createdQuery,
  fulltext: Fulltext.meta({
    description: "A number in any spelling, its beginning or its last digits; three digits or more.",
  }),
};
