import { type SQL, or, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { Invalid } from "@/lib/errors";
import { type CountryCode, searchTerms } from "@/lib/phone";

/** The fewest characters a search takes; fewer would match most of a list. */
export const SHORTEST_SEARCH = 3;

/**
 * What a search box's text finds: a whole number in any spelling, a number's beginning or last digits, or part of a name.
 * Each way has its index; beginnings are ranges and not LIKE, so that a prepared statement uses it too.
 */
export function matching(text: string, country: CountryCode): SQL | undefined {
  if (text.length < SHORTEST_SEARCH)
    throw new Invalid({ fulltext: [`needs ${SHORTEST_SEARCH} characters or more`] });
  const { whole, prefix, plainPrefix, suffix, name } = searchTerms(text, country);
  return or(
    whole ? sql`${contacts.number} = ${whole}` : undefined,
    prefix ? beginning(sql`${contacts.number}`, prefix) : undefined,
    plainPrefix ? beginning(sql`${contacts.number}`, plainPrefix) : undefined,
    suffix
      ? beginning(sql`reverse(${contacts.number}) collate "C"`, [...suffix].reverse().join(""))
      : undefined,
    name ? sql`${contacts.name} ilike ${`%${name.replace(/[\\%_]/g, "\\$&")}%`}` : undefined,
    sql`false`,
  );
}

/** The expression starts with these characters, all below `:` — the character after `9`. */
const beginning = (expression: SQL, start: string) =>
  sql`(${expression} >= ${start} and ${expression} < ${`${start}:`})`;
