import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { digitKeys, digitsKey } from "@/db/schema/digits";
import type { Context } from "@/lib/context";
import type { CountryCode, Phone } from "@/lib/phone/phone";
import { type SearchTerms, searchTerms } from "@/lib/phone/search-terms";
import { Invalid } from "@/lib/errors";
import { ANYWHERE } from "./schema";
import { type Way, numberWays, refuseShort } from "@/lib/listing/searching";

/**
 * Three signs of which two letters or digits stand side by side: what the index of names can look for. Without, it is
 * read whole.
 */
const LOOKED_UP = /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]{2}/u;

type Searching = Pick<Context, "companyId" | "country">;

/**
 * The ways in which a search box's text finds contacts: as a whole number in any spelling, as a number's beginning, as
 * any four or more of its digits or its last three, as part of a name. Each has its index. Throws `Invalid` for fewer
 * than three characters, and for a name without two letters side by side.
 */
export function waysOf(ctx: Searching, text: string, sorted?: "by number"): Way[] {
  refuseShort(text);
  const terms = searchTerms(text, ctx.country);
  const ways = waysOfNumber(ctx, terms, sorted);
  if (terms.name && !LOOKED_UP.test(terms.name)) {
    if (ways.length === 0) throw new Invalid({ fulltext: ["needs two letters or digits side by side"] });
  } else if (terms.name)
    ways.push({ where: sql`${contacts.name} ilike ${`%${terms.name.replace(/[\\%_]/g, "\\$&")}%`}` });
  return ways;
}

/** The ways in which contacts are found by their numbers. */
export function waysOfNumber(ctx: Searching, { suffix, ...terms }: SearchTerms, sorted?: "by number"): Way[] {
  const ways = numberWays(contacts.number, terms, sorted);
  return suffix ? [...ways, { where: holding(ctx, suffix), apart: true }] : ways;
}

/**
 * The condition that a number ends with these three digits or holds these four or more, but for its very beginning. The
 * index has every other three digits, so the search's begin at its first or at its second digit.
 */
function holding({ companyId }: Searching, digits: string): SQL {
  const has = (from: number) => {
    const keys: number[] = [];
    for (let at = from; at + 3 <= digits.length; at += 2)
      keys.push(digitsKey(companyId, digits.slice(at, at + 3)));
    return sql`${digitKeys(contacts.companyId, contacts.number)} @> ${`{${keys.join(",")}}`}::text::bigint[]`;
  };
  if (digits.length < ANYWHERE) return sql`(${has(0)} and ${contacts.number} like ${`%${digits}`})`;
  return sql`((${has(0)} or ${has(1)}) and ${contacts.number} like ${`%${digits}%`})`;
}

/** What the index of names has in any cluster; in one whose character type is C it knows no other letters. */
const ALWAYS_LOOKED_UP = /[a-z0-9]{3}|[a-z0-9]{2}[^a-z0-9]|[^a-z0-9][a-z0-9]{2}/i;

/** As `waysOf`; a name that the index of names cannot look for, in this cluster, is said to be `unindexed`. */
export async function servedWaysOf(ctx: Context, text: string, sorted?: "by number"): Promise<Way[]> {
  const ways = waysOf(ctx, text, sorted);
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

/** What the text of a filter by number means: one whole number, digits of numbers, or a problem in words. */
type NumberFilter = { whole: Phone } | { terms: SearchTerms } | { problem: string };

/** Reads a filter by a whole number in any spelling, or by four or more digits of one. */
export function readNumberFilter(text: string, country: CountryCode): NumberFilter {
  const terms = searchTerms(text, country);
  const { whole, unlikely, prefix, suffix = prefix?.slice(1) } = terms;
  if (whole && !unlikely) return { whole };
  if (suffix && suffix.length >= ANYWHERE) return { terms };
  const isShort = /^[\s\d()+./-]*\d[\s\d()+./-]*$/.test(text);
  return { problem: isShort ? `has fewer than ${ANYWHERE} digits` : "is not a phone number" };
}
