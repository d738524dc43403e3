import { sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { type CountryCode, type Phone, searchTerms } from "@/lib/phone";
import { type Way, numberWays, refuseShort } from "@/lib/searching";

/**
 * The ways in which a search box's text finds contacts: as a whole number in any spelling, as a number's beginning or last
 * digits, as part of a name. Each has its index. Throws `Invalid` for fewer than three characters.
 */
export function waysOf(text: string, country: CountryCode): Way[] {
  refuseShort(text);
  const terms = searchTerms(text, country);
  const ways = numberWays(contacts.number, terms);
  if (terms.name)
    ways.push({ where: sql`${contacts.name} ilike ${`%${terms.name.replace(/[\\%_]/g, "\\$&")}%`}` });
  return ways;
}

/** The whole number that a search's text spells, or null when it spells none. */
export function wholeNumber(text: string, country: CountryCode): Phone | null {
  return searchTerms(text, country).whole ?? null;
}
