import { z } from "zod";
import type { Context } from "@/lib/context";
import { type Phone, parseNumber } from "@/lib/phone/phone";
import { Why } from "./schema";

/** How many numbers one request may name. */
export const LONGEST_LIST = 10_000;

/** One item of a list as the request gave it: a text, or digits as a JSON number; null when it is neither. */
export type Item = string | number | null;

const isItem = (item: unknown) =>
  item === null || typeof item === "string" || (typeof item === "number" && Number.isFinite(item));

/** A list of numbers in any spelling. An item that is not a number gets its own error and does not stop the others. */
export const Items = z
  .custom<Item[]>((list) => Array.isArray(list) && list.every(isItem), "must be a list of numbers")
  .refine((list) => list.length > 0, "holds no number")
  .refine(
    (list) => list.length <= LONGEST_LIST,
    "holds more than 10,000 numbers; split the list, or upload it as a file",
  );

/** A list to block or unblock, and the reason. */
export const BulkChange = z.object({ numbers: Items, reason: Why.shape.reason, note: Why.shape.note });
export type BulkChange = z.input<typeof BulkChange>;

/** An item and its number, or what is wrong with the item. */
export type ListRequest =
  | { input: Item; number: Phone; problem: null }
  | { input: Item; number: null; problem: string };

/** Reads each item as the API reads a number: an item without a plus is a number of the company's country. */
export function readItems({ country }: Pick<Context, "country">, items: Item[]): ListRequest[] {
  return items.map((input) => {
    if (input === null) return { input, number: null, problem: "must be a text or a number" };
    const parsed = parseNumber(String(input), { country, from: "api" });
    return parsed.ok
      ? { input, number: parsed.number, problem: null }
      : { input, number: null, problem: parsed.problem };
  });
}

/** Returns the different numbers among the items, in the order of the request. */
export const numbersAmong = (asked: ListRequest[]): Phone[] => [
  ...new Set(asked.flatMap(({ number }) => number ?? [])),
];
