import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
} from "libphonenumber-js/max";
import { isNanp, readRegularNanp } from "@/lib/phone/nanp";
import {
  EMERGENCY_PROBLEM,
  firstReading,
  isEmergency,
  isInUse,
  type Reading,
  readInternational,
  readNational,
  whyUnreadable,
} from "@/lib/phone/reading";
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
 * Ten digits are national in a country of ten digits (+1), wherever they come from.
 * Never throws; a number it returned reads as itself.
 */
export function parseNumber(text: string, { country, from }: Options): Parsed {
  const regular = readRegularNanp(text, country);
  return regular ? { ok: true, number: regular as Phone } : parseIrregular(text, { country, from });
}

/** `parseNumber` without its shortcut for regular North American numbers; for the test that compares the two. */
export function parseIrregular(text: string, { country, from }: Options): Parsed {
  const spelling = readSpelling(text);
  if (!spelling.ok) return spelling;
  const { digits, plus } = spelling;
  const home = plus ? undefined : country;
  if (isEmergency(digits)) return refuse(EMERGENCY_PROBLEM);
  const reading = plus
    ? readInternational(digits)
    : ((lostPlus(text, digits, from) ? readInternational(digits) : null) ?? readBare(digits, country, from));
  return reading ? { ok: true, number: reading.number as Phone } : refuse(whyUnreadable(digits, home));
}

function readBare(digits: string, country: CountryCode, from: "api" | "file"): Reading | null {
  const international = () => readInternational(digits);
  const national = () => readNational(digits, country);
  const zeros = () => (digits.startsWith("00") ? readInternational(digits.slice(2)) : null);
  const nationalFirst = from === "file" || (digits.length === 10 && isNanp(country));
  return firstReading(nationalFirst ? [national, international, zeros] : [international, national, zeros]);
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
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

/**
 * What the text of a search box can mean: a whole number, the beginning of one as dialled in the country (`prefix`) or
 * typed without its plus (`plainPrefix`), its last digits, a name. Prefixes begin with a plus, `suffix` is digits.
 */
export type SearchTerms = {
  whole?: Phone;
  prefix?: string;
  plainPrefix?: string;
  suffix?: string;
  name?: string;
};

/** Reads a search; under three characters, a plus counted and other signs not, it means nothing. */
export function searchTerms(text: string, country: CountryCode): SearchTerms {
  const name = text.trim();
  if (name.length < 3) return {};
  const spelling = readSpelling(text);
  const parsed = parseNumber(text, { country, from: "api" });
  const whole =
    parsed.ok && spelling.ok && (spelling.plus || spelling.digits.length >= 10 || isInUse(parsed.number))
      ? { whole: parsed.number }
      : {};
  if (/\p{L}/u.test(name)) return { ...whole, name };
  if (!spelling.ok || spelling.digits.length < (spelling.plus ? 2 : 3)) return whole;
  const { digits } = spelling;
  if (spelling.plus || /^ \d/.test(text)) return { ...whole, prefix: `+${digits}` };
  const prefix = `+${internationalStart(digits, country)}`;
  const plain = prefix === `+${digits}` || digits.startsWith("0") ? {} : { plainPrefix: `+${digits}` };
  return { ...whole, prefix, ...plain, suffix: digits };
}

function internationalStart(digits: string, country: CountryCode): string {
  const code = getCountryCallingCode(country);
  if (digits.startsWith("00")) return digits.slice(2);
  if (code === "1" && digits.startsWith("011")) return digits.slice(3);
  if (digits.startsWith(code)) return digits;
  return code + digits.replace(/^0/, "");
}
