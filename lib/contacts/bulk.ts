import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/permissions";
import { type ListRequest, BulkChange, type Item, numbersAmong, readItems } from "./items";
import { setBlocked } from "./inner/set-blocked";

/** What becomes of the items of a list to block. */
export const blockResults = ["blocked", "already_blocked", "duplicate", "invalid"] as const;
/** What becomes of the items of a list to unblock. */
export const unblockResults = ["unblocked", "not_blocked", "duplicate", "invalid"] as const;
export type BulkResult = (typeof blockResults | typeof unblockResults)[number];

/** What became of one item. `duplicate`: an earlier item meant the same number. */
export type BulkRow = { input: Item; number: Phone | null; result: BulkResult; errors: string[] };

/** A row for every item in the order asked, and how many have each result. */
export type BulkAnswer = { results: BulkRow[]; counts: Partial<Record<BulkResult, number>> };

/**
 * Blocks up to 10,000 numbers, in any spelling, and makes the contacts that are missing: all of them or, when it fails,
 * none. What is no number is `invalid` and keeps no other from being blocked; blocked already: left, and recorded as asked
 * again. Throws `Invalid` for a list that is empty or too long. Needs `Contact:block`.
 */
export async function blockContacts(ctx: Context, input: BulkChange): Promise<BulkAnswer> {
  allow(ctx, "Contact:block");
  return change(ctx, BulkChange.parse(input), true);
}

/**
 * Unblocks up to 10,000 numbers, as `blockContacts`; makes no contacts. A number without one is `not_blocked`. Needs
 * `Contact:unblock` and, since it can clear much at once, `clear_blacklist`.
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

/** The first item of a number tells what became of it. */
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
