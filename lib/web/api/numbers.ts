import { z } from "zod";
import { type Item, Items, LONGEST_LIST } from "@/lib/contacts/items";
import { splitPasted } from "@/lib/csv/csv";
import { MOST_NUMBERS } from "@/lib/unblock-contact-jobs/schema";
import { asWire } from "./schema";

const WRONG = "must be a list of numbers";

const isPlainList = (list: unknown): list is (string | number)[] =>
  Array.isArray(list) && list.every((item) => typeof item === "string" || typeof item === "number");

/** Describes, for the document, a list that may also be one pasted text. */
const said = (bounds: { minItems?: number; maxItems: number }) => ({
  description: "In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab.",
  override: asWire({
    anyOf: [{ type: "array", items: { type: ["string", "number"] }, ...bounds }, { type: "string" }],
  }),
});

/**
 * A list in JSON, whose items may be plain digits. The whole list gets one error: one for each of millions of items
 * would fill the memory.
 */
export const JsonNumbers = z
  .custom<(string | number)[]>(isPlainList, WRONG)
  .transform((list) => list.map(String));

/** As `JsonNumbers`; in a form or a query, one pasted text. */
export const PastedNumbers = z
  .custom<string | (string | number)[]>((list) => typeof list === "string" || isPlainList(list), WRONG)
  .transform((list) => (typeof list === "string" ? splitPasted(list) : list.map(String)))
  .meta(said({ maxItems: MOST_NUMBERS }));

/** As `PastedNumbers`, with an error for each wrong item, of at most ten thousand items. */
export const NumberItems = z
  .custom<string | unknown[]>((list) => typeof list === "string" || Array.isArray(list), WRONG)
  .transform((list): Item[] => (typeof list === "string" ? splitPasted(list) : list.map(asItem)))
  .pipe(Items)
  .meta(said({ minItems: 1, maxItems: LONGEST_LIST }));

/** Makes an item. A value that is neither text nor number is reported by its place in the list. */
const asItem = (item: unknown): Item =>
  typeof item === "string" || (typeof item === "number" && Number.isFinite(item)) ? item : null;
