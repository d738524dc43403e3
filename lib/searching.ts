import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { Invalid } from "@/lib/errors";
import type { SearchTerms } from "@/lib/phone";

/** The fewest characters a search takes; fewer would match most of a list. */
export const SHORTEST_SEARCH = 3;

/** One way to find rows, and the order of the index that serves it. */
export type Way = { where: SQL; order?: SQL };

/** Throws `Invalid` for a search of fewer than three characters. */
export function refuseShort(text: string): void {
  if (text.trim().length < SHORTEST_SEARCH)
    throw new Invalid({ fulltext: [`needs ${SHORTEST_SEARCH} characters or more`] });
}

/**
 * The ways in which a column of numbers matches a search: as a whole number, a number's beginning, its last digits. The
 * column and `reverse(column) collate "C"` have their indexes; beginnings are ranges and not LIKE, so that a prepared
 * statement uses them too.
 */
export function numberWays(number: SQLWrapper, { whole, prefix, plainPrefix, suffix }: SearchTerms): Way[] {
  const reversed = sql`reverse(${number}) collate "C"`;
  const ways: Way[] = [];
  if (whole) ways.push({ where: sql`${number} = ${whole}` });
  for (const start of [prefix, plainPrefix])
    if (start) ways.push({ where: beginning(sql`${number}`, start), order: sql`${number}` });
  if (suffix) ways.push({ where: beginning(reversed, [...suffix].reverse().join("")), order: reversed });
  return ways;
}

/** The expression starts with these characters, all below `:`, the character after `9`. */
const beginning = (expression: SQL, start: string) =>
  sql`(${expression} >= ${start} and ${expression} < ${`${start}:`})`;
