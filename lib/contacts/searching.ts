import { sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { type CountryCode, type Phone, searchTerms } from "@/lib/phone";
import { Invalid } from "@/lib/errors";
import { type Way, numberWays, refuseShort } from "@/lib/searching";

/** Three signs of which two letters or digits stand side by side: what the index of names can look for. Without, it is read whole. */
const LOOKED_UP = /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]{2}/u;

/**
 * The ways in which a search box's text finds contacts: as a whole number in any spelling, as a number's beginning or last
 * digits, as part of a name. Each has its index. Throws `Invalid` for fewer than three characters, and for a name without two
 * letters side by side.
 */
export function waysOf(text: string, country: CountryCode): Way[] {
  refuseShort(text);
  const terms = searchTerms(text, country);
  const ways = numberWays(contacts.number, terms);
  if (terms.name && !LOOKED_UP.test(terms.name)) {
    if (ways.length === 0) throw new Invalid({ fulltext: ["needs two letters or digits side by side"] });
  } else if (terms.name)
    ways.push({ where: sql`${contacts.name} ilike ${`%${terms.name.replace(/[\\%_]/g, "\\$&")}%`}` });
  return ways;
}

/** The whole number that a search's text spells, or null when it spells none. */
export function wholeNumber(text: string, country: CountryCode): Phone | null {
  return searchTerms(text, country).whole ?? null;
}
