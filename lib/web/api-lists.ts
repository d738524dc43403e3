import { z } from "zod";
import { ListByTime } from "@/lib/listing/schema";
import { Truth } from "./api-schema";

/** In a query a plus arrives as a space. */
const withPlus = (value: unknown) => (typeof value === "string" ? value.replace(/^ (?=\d)/, "+") : value);

/** A number to narrow a list to, as a query says it. */
export const NumberQuery = z.preprocess(withPlus, z.string().optional());

/**
 * What a list by time takes on the wire, to extend its verb's schema with: `ListCalls.extend(timedQuery)`. The dates are
 * text, read by `readRange`: `{ ...input, ...readRange(ctx, input) }`.
 */
export const timedQuery = {
  columns: z.string().optional(),
  root: Truth.optional(),
  timeZone: z.string().optional(),
  fulltext: z.preprocess(withPlus, ListByTime.shape.fulltext),
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  createdAtFrom: z.string().optional(),
  createdAtTo: z.string().optional(),
};
