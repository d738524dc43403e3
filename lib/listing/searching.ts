import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { Invalid } from "@/lib/errors";
import type { SearchTerms } from "@/lib/phone/search-terms";

/** The fewest characters a search takes; fewer would match most of a list. */
export const SHORTEST_SEARCH = 3;

/**
 * One way to find rows, and the order of the index that serves it. `along`: that index goes on in the order of the
 * list, within what `where` finds. `apart`: that index knows the company by itself. `unindexed`: none serves it.
 */
export type Way = { where: SQL; order?: SQL; along?: boolean; apart?: boolean; unindexed?: boolean };

/** Throws `Invalid` for a search of fewer than three characters. */
export function refuseShort(text: string): void {
  if (text.trim().length < SHORTEST_SEARCH)
    throw new Invalid({ fulltext: [`needs ${SHORTEST_SEARCH} characters or more`] });
}

/**
 * The ways in which a column of numbers matches a search: as a whole number, a number's beginning, its last digits. The
 * column and `reverse(column) collate "C"` have their indexes; beginnings are ranges and not LIKE, so that a prepared
 * statement uses them too. `sorted` says what the list that is searched is sorted by, as far as the column's index
 * knows it.
 */
export function numberWays(
  number: SQLWrapper,
  { whole, prefix, plainPrefix, suffix }: SearchTerms,
  sorted?: "by number" | "within a number",
): Way[] {
  const reversed = sql`reverse(${number}) collate "C"`;
  const ways: Way[] = [];
  // Of one number "by number" says nothing: to sort by what is left, the company would be read along its ids.
  if (whole)
    ways.push({
      where: sql`${number} = ${whole}`,
      order: sql`${number}`,
      along: sorted === "within a number",
    });
  for (const start of [prefix, plainPrefix])
    if (start)
      ways.push({
        where: beginning(sql`${number}`, start),
        order: sql`${number}`,
        along: sorted === "by number",
      });
  if (suffix) ways.push({ where: beginning(reversed, [...suffix].reverse().join("")), order: reversed });
  return ways;
}

/** The expression starts with these characters, all below `:`, the character after `9`. */
const beginning = (expression: SQL, start: string) =>
  sql`(${expression} >= ${start} and ${expression} < ${`${start}:`})`;
