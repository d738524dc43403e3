import { LRUCache } from "lru-cache";
import { isNanp } from "@/lib/phone/nanp";
import { type CountryCode, parseNumber, type Phone } from "@/lib/phone/phone";

/**
 * What a caller without a number is. `withheld`: the number is kept back. `none`: nobody is named, or with digits that
 * are no number. `internal`: an extension, a short code, or the name of an account.
 */
export const noNumbers = ["withheld", "none", "internal"] as const;
export type NoNumber = (typeof noNumbers)[number];

export type SaidCaller = { number: Phone; caller: null } | { number: null; caller: NoNumber };

/** What phone systems send in place of a number that is withheld; the digits are ANONYMOUS on a keypad. */
const WITHHELD = new Set([
  "anonymous",
  "restricted",
  "unavailable",
  "unknown",
  "private",
  "withheld",
  "blocked",
  "nocallerid",
  "266696687",
]);

/** What programs write for nothing. */
const NOTHING = new Set(["", "null", "nil", "undefined", "none", "<null>", "asterisk"]);

/** Without a plus, so few digits are an extension or a short code, whatever numbers the country has. */
const EXTENSION = /^\d{1,6}$/;

const PLUS = 0x2b;

/**
 * Reads who calls from what a phone system sends: a number in any spelling, the URI of a `From` header with or without
 * its scheme, a word, or nothing. Returns the number, or what the caller is without one. Never throws: a caller without
 * a number is an answer, not an error. A number without a plus is one of the country.
 */
export function readSaid(text: string, country: CountryCode): SaidCaller {
  const quick = readQuickly(text, country) ?? readWithPlus(text);
  if (quick) return { number: quick, caller: null };
  const user = userOf(text);
  const word = user.toLowerCase().replace(/^\+|[\s_."'-]/g, "");
  if (NOTHING.has(word)) return nobody("none");
  if (WITHHELD.has(word)) return nobody("withheld");
  if (EXTENSION.test(user)) return nobody("internal");
  const parsed = parseNumber(/;phone-context=/i.test(text) ? text : user, { country, from: "api" });
  if (parsed.ok) return { number: parsed.number, caller: null };
  return nobody(/\p{L}/u.test(word) || EXTENSION.test(word) ? "internal" : "none");
}

/** The user part of a URI, or the text itself. A space where a plus was stays: `parseNumber` knows it. */
function userOf(text: string): string {
  const inner = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const user = inner.replace(/^\s*(?:sips?|tel):(?:\/\/)?/i, "").split(/[;@]/)[0] ?? "";
  return user.replace(/^%2b/i, "+").trimEnd();
}

const nobody = (caller: NoNumber): SaidCaller => ({ number: null, caller });

/**
 * The regular forms of a North American number, read by hand: E.164 with its plus, eleven digits that begin with 1, and
 * in a country of that plan ten digits. Null sends the text the long way.
 */
export function readQuickly(text: string, country: CountryCode): Phone | null {
  const { length } = text;
  if (length < 10 || length > 12) return null;
  const first = length - 10;
  const start = length === 12 ? "+1" : length === 11 ? "1" : "";
  if (!text.startsWith(start)) return null;
  for (let place = first; place < length; place++) {
    const code = text.charCodeAt(place);
    if (code < 0x30 || code > 0x39) return null;
  }
  if (text.charCodeAt(first) < 0x32 || text.charCodeAt(first + 3) < 0x32) return null;
  if (length === 12) return text as Phone;
  return isHome(country) ? (`${length === 11 ? "+" : "+1"}${text}` as Phone) : null;
}

const homes = new Map<CountryCode, boolean>();

function isHome(country: CountryCode): boolean {
  const known = homes.get(country);
  if (known !== undefined) return known;
  homes.set(country, isNanp(country));
  return isNanp(country);
}

/** What was read lately of texts with a plus: their reading is the same in every country, and takes a while. */
const read = new LRUCache<string, Phone>({ max: 20_000 });

function readWithPlus(text: string): Phone | null {
  if (text.charCodeAt(0) !== PLUS || text.length > 16) return null;
  const known = read.get(text);
  if (known) return known;
  if (!/^\+[1-9]\d{7,14}$/.test(text) || WITHHELD.has(text.slice(1))) return null;
  const parsed = parseNumber(text, { country: "US", from: "api" });
  if (!parsed.ok) return null;
  read.set(text, parsed.number);
  return parsed.number;
}
