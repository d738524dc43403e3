import { sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import type { CountryCode, Phone } from "@/lib/phone/phone";
import { searchTerms } from "@/lib/phone/search-terms";
import { Invalid } from "@/lib/errors";
import { type Way, numberWays, refuseShort } from "@/lib/listing/searching";

/**
 * Three signs of which two letters or digits stand side by side: what the index of names can look for. Without, it is
 * read whole.
 */
const LOOKED_UP = /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]{2}/u;

/**
 * The ways in which a search box's text finds contacts: as a whole number in any spelling, as a number's beginning or
 * last digits, as part of a name. Each has its index. Throws `Invalid` for fewer than three characters, and for a name
 * without two letters side by side.
 */
export function waysOf(text: string, country: CountryCode, sorted?: "by number"): Way[] {
  refuseShort(text);
  const terms = searchTerms(text, country);
  const ways = numberWays(contacts.number, terms, sorted);
  if (terms.name && !LOOKED_UP.test(terms.name)) {
    if (ways.length === 0) throw new Invalid({ fulltext: ["needs two letters or digits side by side"] });
  } else if (terms.name)
    ways.push({ where: sql`${contacts.name} ilike ${`%${terms.name.replace(/[\\%_]/g, "\\$&")}%`}` });
  return ways;
}

/** What the index of names has in any cluster; in one whose character type is C it knows no other letters. */
const ALWAYS_LOOKED_UP = /[a-z0-9]{3}|[a-z0-9]{2}[^a-z0-9]|[^a-z0-9][a-z0-9]{2}/i;

/** As `waysOf`; a name that the index of names cannot look for, in this cluster, is said to be `unindexed`. */
export async function servedWaysOf(ctx: Context, text: string, sorted?: "by number"): Promise<Way[]> {
  const ways = waysOf(text, ctx.country, sorted);
  const { name } = searchTerms(text, ctx.country);
  const [letters] = name && !ALWAYS_LOOKED_UP.test(name) ? (LOOKED_UP.exec(name) ?? []) : [];
  if (!letters || (await hasTrigrams(ctx, letters))) return ways;
  const named = ways.at(-1);
  return [...ways.slice(0, -1), ...(named ? [{ ...named, unindexed: true }] : [])];
}

/** Two or three letters, alone, have one trigram more than letters, if they are letters to the index. */
async function hasTrigrams({ db }: Context, run: string): Promise<boolean> {
  const letters = run.replace(/[^\p{L}\p{N}]/gu, "");
  const [row] = await db.execute<{ known: boolean }>(
    sql`select cardinality(show_trgm(${letters})) > char_length(${letters}) as known`,
  );
  return row?.known === true;
}

/** The whole number that a search's text spells, or null; `unlikely` where no telephone can have it. */
export function wholeNumber(text: string, country: CountryCode): { number: Phone; unlikely: boolean } | null {
  const { whole, unlikely = false } = searchTerms(text, country);
  return whole ? { number: whole, unlikely } : null;
}
