import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { isNanp, readRegularNanp } from "@/lib/phone/nanp";
import { parseNumber } from "@/lib/phone/phone";
import { isInUse, readInternational } from "@/lib/phone/reading";
import { readSpelling } from "@/lib/phone/spelling";

/**
 * How sure a number of a file is. `strange`: the country given made of it one that no telephone is known to have, as
 * +10211741528 of 0211741528. `abroad`: it is taken for another country's, by its digits alone. `ambiguous`: it is
 * taken for the country's own, though its digits are in use with another country's code too. A text that names its
 * country is `fine`.
 */
export type Fit = "fine" | "strange" | "abroad" | "ambiguous" | "unreadable";

/** How sure the number is that a text becomes in a file of the country. */
export function fitOf(text: string, country: CountryCode): Fit {
  const regular = readRegularNanp(text, country);
  if (regular && isInUse(regular)) return "fine";
  const parsed = parseNumber(text, { country, from: "file" });
  const spelling = readSpelling(text);
  if (!parsed.ok || !spelling.ok) return "unreadable";
  if (parsed.abroad) return "abroad";
  const { digits, plus } = spelling;
  if (plus || `+${digits}` === parsed.number) return "fine";
  if (!isInUse(parsed.number)) return "strange";
  // ten digits mean the country itself where its code is 1
  return !isNanp(country) && readInternational(digits)?.isValid() ? "ambiguous" : "fine";
}

/**
 * Whether a text is a number in use, written as in the country: with its country code, or with the national prefix that
 * is dialled there. Some plans take almost any digits, so that being readable is no sign of the country.
 */
export function isWrittenAsIn(text: string, country: CountryCode): boolean {
  const spelling = readSpelling(text);
  const parsed = parseNumber(text, { country, from: "file" });
  if (!spelling.ok || !parsed.ok) return false;
  const found = parsePhoneNumberFromString(parsed.number);
  if (!found?.isValid()) return false;
  return [found.formatNational().replace(/\D/g, ""), found.number.slice(1)].includes(spelling.digits);
}
