import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { BulkChange, type Item, type ListRequest, numbersAmong, readItems } from "./items";
import { setBlocked } from "./inner/set-blocked";

/** The results that an item of a list to block can have. */
export const blockResults = ["blocked", "already_blocked", "duplicate", "invalid"] as const;
/** The results that an item of a list to unblock can have. */
export const unblockResults = ["unblocked", "not_blocked", "duplicate", "invalid"] as const;
export type BulkResult = (typeof blockResults | typeof unblockResults)[number];

/** The result of one item. `duplicate`: an earlier item meant the same number. */
export type BulkRow = { input: Item; number: Phone | null; result: BulkResult; errors: string[] };

/** One row for every item, in the order of the request, and how many rows have each result. */
export type BulkAnswer = { results: BulkRow[]; counts: Partial<Record<BulkResult, number>> };

/**
 * Blocks up to 10,000 numbers, in any spelling, and makes the contacts that are missing. Blocks all of them or, when it
 * fails, none. An item that is not a number is `invalid` and does not stop the others. A number that is already blocked
 * is left, and the request is recorded as repeated. Throws `Invalid` for a list that is empty or too long. Needs
 * `Contact:block`.
 */
export async function blockContacts(ctx: Context, input: BulkChange): Promise<BulkAnswer> {
  allow(ctx, "Contact:block");
  return change(ctx, BulkChange.parse(input), true);
}

/**
 * Unblocks up to 10,000 numbers as `blockContacts` blocks them, but makes no contacts: a number without one is
 * `not_blocked`. Needs `Contact:unblock` and, because it can clear many numbers at once, `clear_blacklist`.
 */
export async function unblockContacts(ctx: Context, input: BulkChange): Promise<BulkAnswer> {
  allow(ctx, "Contact:unblock");
  allow(ctx, "clear_blacklist");
  return change(ctx, BulkChange.parse(input), false);
}

async function change(
  ctx: Context,
  { numbers, reason, note }: BulkChange,
  blocked: boolean,
): Promise<BulkAnswer> {
  const asked = readItems(ctx, numbers);
  const why = { reason, note: note || null };
  const outcomes = await setBlocked(ctx, numbersAmong(asked), { blocked, source: "api", ...why });
  const results = rowsOf(asked, (number) => outcomes.get(number)?.result);
  return { results, counts: countsOf(results, blocked ? blockResults : unblockResults) };
}

/** The first item of a number has the number's result; later ones are duplicates. */
function rowsOf(asked: ListRequest[], resultOf: (number: Phone) => BulkResult | undefined): BulkRow[] {
  const told = new Set<Phone>();
  return asked.map(({ input, number, problem }) => {
    if (number === null) return { input, number, result: "invalid", errors: [problem] };
    const result = told.has(number) ? "duplicate" : resultOf(number);
    if (!result) throw new Error("a number was left undecided");
    told.add(number);
    return { input, number, result, errors: [] };
  });
}

function countsOf(rows: BulkRow[], possible: readonly BulkResult[]): BulkAnswer["counts"] {
  const counts: BulkAnswer["counts"] = Object.fromEntries(possible.map((result) => [result, 0]));
  for (const { result } of rows) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
