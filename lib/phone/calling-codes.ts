import { getCountries, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { readInternational } from "@/lib/phone/reading";
import { readSpelling } from "@/lib/phone/spelling";

const CODES = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

/** The calling code that a cell names by its digits (`44`, `+44`, `0044`) or by its country (`GB`); null for none. */
export function callingCodeOf(cell: string): string | null {
  const text = cell.trim().replace(/^'/, "");
  if (/^[a-z]{2}$/i.test(text)) {
    const country = text.toUpperCase();
    return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
  }
  const [, digits = ""] = /^\(?(?:\+|00)?([1-9]\d{0,2})\)?(?:\.0)?$/.exec(text) ?? [];
  return CODES.has(digits) ? digits : null;
}

/**
 * A number's text with the calling code that stands beside it. A text that has a plus is taken as it stands, and so are
 * digits that begin with the code and are a number without a second one before them.
 */
export function withCallingCode(text: string, code: string): string {
  const spelling = readSpelling(text);
  if (!spelling.ok || spelling.plus || spelling.digits.startsWith("00")) return text;
  const { digits } = spelling;
  const together = readInternational(`${code}${digits}`);
  const alone = digits.startsWith(code) && !together?.isValid() ? readInternational(digits) : null;
  const hasCode = alone !== null && (together === null || alone.isValid());
  return hasCode ? `+${digits}` : `+${code}${digits}`;
}
