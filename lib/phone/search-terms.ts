import { type CountryCode, getCountryCallingCode } from "libphonenumber-js/max";
import { type Parsed, type Phone, parseNumber } from "@/lib/phone/phone";
import { canExist, isInUse } from "@/lib/phone/reading";
import { type Spelling, readSpelling } from "@/lib/phone/spelling";

/** So many digits without a plus are a whole number, even one that is not in use. */
const WHOLE = 10;
const SHORTEST_DIALLED = 7;

/**
 * What the text of a search box can mean: a whole number, the beginning of one as dialled in the country (`prefix`) or
 * typed without its plus (`plainPrefix`), its last digits, a name. Prefixes begin with a plus, `suffix` is digits.
 * `unlikely`: no telephone can have the whole number, so that nothing is said of it unless it is known.
 */
export type SearchTerms = {
  whole?: Phone;
  unlikely?: true;
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
  const whole = spelling.ok ? wholeOf(parseNumber(text, { country, from: "api" }), spelling) : {};
  if (/\p{L}/u.test(name)) return { ...whole, name };
  if (!spelling.ok || spelling.digits.length < (spelling.plus ? 2 : 3)) return whole;
  const { digits } = spelling;
  if (spelling.plus || /^ \d/.test(text)) return { ...whole, prefix: `+${digits}` };
  const prefix = `+${internationalStart(digits, country)}`;
  const plain = prefix === `+${digits}` || digits.startsWith("0") ? {} : { plainPrefix: `+${digits}` };
  return { ...whole, prefix, ...plain, suffix: withoutTrunkZero(digits) };
}

type Written = Spelling & { ok: true };

function wholeOf(parsed: Parsed, { plus, digits }: Written): Pick<SearchTerms, "whole" | "unlikely"> {
  if (!parsed.ok || !(plus || digits.length >= WHOLE || isInUse(parsed.number))) return {};
  const { number: whole, impossible } = parsed;
  return impossible || !canExist(whole) ? { whole, unlikely: true } : { whole };
}

/** The number of another country as it is dialled there (020 7946 0123) ends like its international spelling. */
function withoutTrunkZero(digits: string): string {
  return digits.length >= SHORTEST_DIALLED && /^0[1-9]/.test(digits) ? digits.slice(1) : digits;
}

function internationalStart(digits: string, country: CountryCode): string {
  const code = getCountryCallingCode(country);
  if (digits.startsWith("00")) return digits.slice(2);
  if (code === "1" && digits.startsWith("011")) return digits.slice(3);
  if (digits.startsWith(code)) return digits;
  return code + digits.replace(/^0/, "");
}
