import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { Invalid } from "@/lib/errors";
import { type CountryCode, type Phone, searchTerms } from "@/lib/phone";

/** The fewest characters a search takes; fewer would match most of a list. */
export const SHORTEST_SEARCH = 3;

/** One way to find contacts, and the order of the index that serves it. */
export type Way = { where: SQL; order?: SQL };

const reversed = sql`reverse(${contacts.number}) collate "C"`;

/**
 * The ways in which a search box's text finds contacts: as a whole number in any spelling, as a number's beginning or last
 * digits, as part of a name. Each has its index; beginnings are ranges and not LIKE, so that a prepared statement uses it
 * too. Throws `Invalid` for fewer than three characters.
 */
export function waysOf(text: string, country: CountryCode): Way[] {
  if (text.trim().length < SHORTEST_SEARCH)
    throw new Invalid({ fulltext: [`needs ${SHORTEST_SEARCH} characters or more`] });
  const { whole, prefix, plainPrefix, suffix, name } = searchTerms(text, country);
  const ways: Way[] = [];
  if (whole) ways.push({ where: sql`${contacts.number} = ${whole}` });
  for (const start of [prefix, plainPrefix])
    if (start)
      ways.push({ where: beginning(sql`${contacts.number}`, start), order: sql`${contacts.number}` });
  if (suffix) ways.push({ where: beginning(reversed, [...suffix].reverse().join("")), order: reversed });
  if (name) ways.push({ where: sql`${contacts.name} ilike ${`%${name.replace(/[\\%_]/g, "\\$&")}%`}` });
  return ways;
}

/** The whole number that a search's text spells, or null when it spells none. */
export function wholeNumber(text: string, country: CountryCode): Phone | null {
  return searchTerms(text, country).whole ?? null;
}

/** The expression starts with these characters, all below `:`, the character after `9`. */
const beginning = (expression: SQL, start: string) =>
  sql`(${expression} >= ${start} and ${expression} < ${`${start}:`})`;
