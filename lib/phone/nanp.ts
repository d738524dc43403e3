import { getCountryCallingCode, type CountryCode } from "libphonenumber-js/max";
import { readNational } from "@/lib/phone/reading";

const REGULAR = /^(\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[ .-]?)([2-9]\d\d)[ .-]?(\d{4})$/;
const SAMPLES = [
  "2000000",
  "2345678",
  "3110100",
  "4060505",
  "5550123",
  "6667788",
  "7319876",
  "8042531",
  "9999999",
];
const wholeAreas = new Map<string, boolean>();

/**
 * A shortcut for a regular North American number, a hundred times faster than libphonenumber and of the same answer
 * (a property test compares them); null sends the number the long way.
 */
export function readRegularNanp(text: string, country: CountryCode): string | null {
  if (text.length > 18) return null;
  const match = REGULAR.exec(text);
  if (!match) return null;
  const [, one, inParentheses, bare = "", exchange = "", line = ""] = match;
  const area = inParentheses ?? bare;
  const number = `+1${area}${exchange}${line}`;
  if (one?.startsWith("+")) return number;
  if (!isNanp(country)) return null;
  return one !== undefined || isWholeArea(area) ? number : null;
}

/** Whether a country shares the numbering plan of the United States, country code 1. */
export function isNanp(country: CountryCode): boolean {
  return getCountryCallingCode(country) === "1";
}

/** Whether every regular number of an area code is valid, so that no other reading can come before it. */
function isWholeArea(area: string): boolean {
  const known = wholeAreas.get(area);
  if (known !== undefined) return known;
  const whole = SAMPLES.every((rest) => readNational(area + rest, "US")?.isValid() === true);
  wholeAreas.set(area, whole);
  return whole;
}
