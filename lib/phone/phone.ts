import type { E164 } from "@/db/schema/columns";
import { type CountryCode, getCountries, isSupportedCountry } from "libphonenumber-js/max";
import { readRegularNanp } from "@/lib/phone/nanp";
import {
  EMERGENCY_PROBLEM,
  isEmergency,
  isInUse,
  readAsWritten,
  readInternational,
  whyUnreadable,
} from "@/lib/phone/reading";
import { type Spelling, readSpelling } from "@/lib/phone/spelling";
import { type BareReading, readInFile, readOverApi } from "@/lib/phone/without-plus";

export type { CountryCode };

/** An E.164 number with its plus, at most 15 digits; only `parseNumber` makes one. */
export type Phone = E164;

/** What is wrong with a number, as the end of a sentence: "is not a phone number". */
export type NumberProblem = string;

/**
 * What a text is read as. `abroad`: nothing says so but that its many digits are in use with another country's code, so
 * a preview marks it. `impossible`: no telephone can have the number, which was taken as it came. `asWritten`: a file
 * refuses such a number, unless the company knows the contact already.
 */
export type Parsed =
  | { ok: true; number: Phone; abroad?: true; impossible?: true }
  | { ok: false; problem: NumberProblem; asWritten?: Phone };

/** `api`: also paths, providers, searches and whatever a person asks for one number. `file`: also a pasted list. */
export type NumberSource = "api" | "file";

const TRUNK = /\(\s*0\s*\)/;

type Options = { country: CountryCode; from: NumberSource };

/**
 * Reads any spelling of a phone number. With a plus it is international, and from everywhere but a file taken as it
 * came where libphonenumber calls it impossible: spoofed and special numbers have to be blockable. Without one,
 * `readInFile` and `readOverApi` say the order. A renumbered country's old number is read as the present one. Never
 * throws; a number it returned reads as itself.
 */
export function parseNumber(text: string, { country, from }: Options): Parsed {
  const regular = readRegularNanp(text, country);
  return regular ? { ok: true, number: regular as Phone } : parseIrregular(text, { country, from });
}

/** `parseNumber` without its shortcut for regular North American numbers; for the test that compares the two. */
export function parseIrregular(text: string, { country, from }: Options): Parsed {
  const spelling = readSpelling(text);
  if (!spelling.ok) return spelling;
  const { digits } = spelling;
  if (isEmergency(digits)) return refuse(EMERGENCY_PROBLEM);
  const dialled = withoutTrunk(text, { country, from });
  if (dialled) return dialled;
  const plus = hasPlus(text, spelling, from);
  const reading =
    (plus ? readInternational(digits) : null) ?? (spelling.plus ? null : readBare(digits, { country, from }));
  if (reading) return taken(reading);
  const problem = whyUnreadable(digits, spelling.plus ? undefined : country);
  const asWritten = plus && problem !== EMERGENCY_PROBLEM ? readAsWritten(digits) : null;
  if (asWritten === null) return refuse(problem);
  const number = asWritten as Phone;
  return from === "api" ? { ok: true, number, impossible: true } : { ok: false, problem, asWritten: number };
}

/**
 * `+48 (0) 22 …`: a zero in parentheses is dialled within the country at most. Where it makes no number in use and the
 * others alone do, it is none of the digits; it is one in Italy.
 */
function withoutTrunk(text: string, options: Options): Parsed | null {
  if (!TRUNK.test(text)) return null;
  const [whole, rest] = [" 0 ", " "].map((zero) => parseIrregular(text.replace(TRUNK, zero), options));
  if (whole?.ok && isInUse(whole.number)) return null;
  return rest?.ok && isInUse(rest.number) ? rest : null;
}

const readBare = (digits: string, { country, from }: Options): BareReading | null =>
  from === "file" ? readInFile(digits, country) : readOverApi(digits, country);

/** In a URL a plus arrives as a space; fewer than eleven digits after it are more likely a list split at its commas. */
function hasPlus(text: string, { plus, digits }: Spelling & { ok: true }, from: NumberSource): boolean {
  return plus || (from === "api" && digits.length >= 11 && /^ \d/.test(text));
}

function taken({ number, abroad }: BareReading): Parsed {
  return abroad ? { ok: true, number: number as Phone, abroad } : { ok: true, number: number as Phone };
}

function refuse(problem: NumberProblem): Parsed {
  return { ok: false, problem };
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
