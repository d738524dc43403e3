import { z } from "zod";
import { type Item, Items, LONGEST_LIST } from "@/lib/contacts/items";
import type { BulkAnswer } from "@/lib/contacts/bulk";
import { Why } from "@/lib/contacts/schema";
import type { ScrubAnswer } from "@/lib/contacts/scrubbing";
import { splitPasted } from "@/lib/csv/csv";
import { wireTime } from "@/lib/times";
import { json } from "./api-answers";
import { asWire, blank } from "./api-schema";

/** How long ten thousand numbers may take, in milliseconds, on a machine with much else to do. */
export const BULK_PATIENCE_MS = 30_000;

/** A list in JSON, digits too; in a query or a form a pasted text. */
const Numbers = z
  .custom<string | unknown[]>(
    (list) => typeof list === "string" || Array.isArray(list),
    "must be a list of numbers",
  )
  .transform((list): Item[] => (typeof list === "string" ? splitPasted(list) : list.map(asItem)))
  .pipe(Items)
  .meta({
    description:
      "In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab.",
    override: asWire({
      anyOf: [
        { type: "array", items: { type: ["string", "number"] }, minItems: 1, maxItems: LONGEST_LIST },
        { type: "string" },
      ],
    }),
  });

/** What is no text and no number is told by its place in the list. */
const asItem = (item: unknown): Item =>
  typeof item === "string" || (typeof item === "number" && Number.isFinite(item)) ? item : null;

export const BulkBody = z.object({
  numbers: Numbers,
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
});

export const ScrubBody = z.object({ numbers: Numbers });

/** What became of each number, in the order asked. */
export const bulkAnswer = ({ results, counts }: BulkAnswer): Response => json(200, { results, counts });

/** Where each number stands, in the order asked. */
export const scrubAnswer = ({ results, counts }: ScrubAnswer): Response =>
  json(200, {
    results: results.map(({ input, number, blocked, since, reason, optOut, problem }) => ({
      input,
      number,
      blocked,
      since: wireTime(since),
      reason,
      opt_out: optOut,
      errors: problem === null ? [] : [problem],
    })),
    counts,
  });
