import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
} from "libphonenumber-js/max";
import { readRegularNanp } from "@/lib/phone/nanp";
import { firstReading, isEmergency, readInternational, readNational } from "@/lib/phone/reading";
import { readSpelling } from "@/lib/phone/spelling";

export type { CountryCode };

/** An E.164 number with its plus, at most 15 digits; only `parseNumber` makes one. */
export type Phone = string & { readonly __phone: unique symbol };

/** What is wrong with a number, as the end of a sentence: "is not a phone number". */
export type NumberProblem = string;

export type Parsed = { ok: true; number: Phone } | { ok: false; problem: NumberProblem };

type Options = { country: CountryCode; from: "api" | "file" };

/**
 * Reads any spelling of a phone number. With a plus it is international. Without one, an API's digits are
 * international first and a file's are national in `country` first; a valid reading goes before a possible one.
 * Never throws; a number it returned reads as itself.
 */
export function parseNumber(text: string, { country, from }: Options): Parsed {
  const regular = readRegularNanp(text, country, from);
  return regular ? { ok: true, number: regular as Phone } : parseIrregular(text, { country, from });
}

/** `parseNumber` without its shortcut for regular North American numbers; for the test that compares the two. */
export function parseIrregular(text: string, { country, from }: Options): Parsed {
  const spelling = readSpelling(text);
  if (!spelling.ok) return spelling;
  const { digits, plus } = spelling;
  if (isEmergency(digits, plus, country)) return refuse("is an emergency number and cannot be blocked");
  const international = () => readInternational(digits);
  const national = () => readNational(digits, country);
  const zeros = () => (digits.startsWith("00") ? readInternational(digits.slice(2)) : null);
  const attempts = from === "api" ? [international, national, zeros] : [national, international, zeros];
  const reading =
    (plus || lostPlus(text, digits, from) ? international() : null) ?? (plus ? null : firstReading(attempts));
  if (reading) return { ok: true, number: reading.number as Phone };
  return refuse(digits.replace(/^00/, "").length > 15 ? "has more than 15 digits" : "is not a phone number");
}

function refuse(problem: NumberProblem): Parsed {
  return { ok: false, problem };
}

/** In a URL a plus arrives as a space; fewer than eleven digits after it are more likely a list split at its commas. */
function lostPlus(text: string, digits: string, from: "api" | "file"): boolean {
  return from === "api" && digits.length >= 11 && /^ \d/.test(text);
}

/** Whether `code` is an ISO 3166 country whose numbering plan is known. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

/** Every country to choose from, by its English name. */
export function countries(): { code: CountryCode; name: string }[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** What the text of a search box can mean; `prefix` begins with a plus, `suffix` is digits. */
export type SearchTerms = { whole?: Phone; prefix?: string; suffix?: string; name?: string };

/** Reads a search: a whole number, the beginning of one, its last digits, a name. Under three characters: nothing. */
export function searchTerms(text: string, country: CountryCode): SearchTerms {
  const name = text.trim();
  if (name.length < 3) return {};
  const terms: SearchTerms = {};
  if (/\p{L}/u.test(name)) terms.name = name;
  const parsed = parseNumber(text, { country, from: "api" });
  if (parsed.ok) terms.whole = parsed.number;
  const spelling = readSpelling(text);
  if (!spelling.ok || spelling.digits.length < 3 || terms.name !== undefined) return terms;
  const { digits } = spelling;
  const plus = spelling.plus || /^ \d/.test(text);
  terms.prefix = `+${plus ? digits : internationalStart(digits, country)}`;
  if (!plus) terms.suffix = digits;
  return terms;
}

function internationalStart(digits: string, country: CountryCode): string {
  const code = getCountryCallingCode(country);
  if (digits.startsWith("00")) return digits.slice(2);
  if (code === "1" && digits.startsWith("011")) return digits.slice(3);
  if (digits.startsWith(code)) return digits;
  return code + digits.replace(/^0/, "");
}
