import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parseNumber } from "@/lib/phone/phone";
import { isInUse } from "@/lib/phone/reading";
import { readSpelling } from "@/lib/phone/spelling";

/**
 * Whether a text became a number, `strange` when the country given made of it one that no telephone is known to have:
 * +10211741528 of 0211741528. A text that names its country itself is not.
 */
export function fitOf(text: string, country: CountryCode): "fine" | "strange" | "unreadable" {
  const parsed = parseNumber(text, { country, from: "file" });
  if (!parsed.ok) return "unreadable";
  const spelling = readSpelling(text);
  const itself = spelling.ok && (spelling.plus || `+${spelling.digits}` === parsed.number);
  return itself || isInUse(parsed.number) ? "fine" : "strange";
}

/**
 * Whether a text is a number in use, written as in the country: with its country code, or with the national prefix that is
 * dialled there. Some plans take almost any digits, so that being readable is no sign of the country.
 */
export function isWrittenAsIn(text: string, country: CountryCode): boolean {
  const spelling = readSpelling(text);
  const parsed = parseNumber(text, { country, from: "file" });
  if (!spelling.ok || !parsed.ok) return false;
  const found = parsePhoneNumberFromString(parsed.number);
  if (!found?.isValid()) return false;
  return [found.formatNational().replace(/\D/g, ""), found.number.slice(1)].includes(spelling.digits);
}
