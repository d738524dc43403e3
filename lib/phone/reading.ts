import {
  type CountryCode,
  type PhoneNumber,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { isNanp } from "@/lib/phone/nanp";
import { presentNumber } from "@/lib/phone/renumberings";

/** One way to understand some digits: the E.164 number it gives, and whether that number's range is in use. */
export type Reading = { number: string; isValid(): boolean };

const LONGEST = 15;
const SHORTEST_AS_WRITTEN = 8;
export const EMERGENCY_PROBLEM = "is an emergency number and cannot be blocked";
const EMERGENCY = new Set(["911", "112", "999"]);

/** The number that `digits` are after a plus, or null when libphonenumber does not call it possible. */
export function readInternational(digits: string): Reading | null {
  const number = `+${digits}`;
  const found = understand(number);
  if (!found || isTooLong(found)) return null;
  // a trunk zero was taken off (+49 030…) or the number has a new spelling: read again until it stands
  if (found.number !== number) return readInternational(found.number.slice(1));
  return found.isPossible() ? found : null;
}

/** The number of `country` itself that `digits` are when dialled there. */
export function readNational(digits: string, country: CountryCode): Reading | null {
  const found = understand(digits, country);
  if (!found || isTooLong(found) || found.countryCallingCode !== getCountryCallingCode(country)) return null;
  return found.isValid()
    ? { number: found.number, isValid: () => true }
    : readInternational(found.number.slice(1));
}

/** The number itself where `digits` after a plus are taken although libphonenumber calls them impossible, else null. */
export function readAsWritten(digits: string): string | null {
  const fits = digits.length >= SHORTEST_AS_WRITTEN && digits.length <= LONGEST && !digits.startsWith("0");
  return fits ? `+${digits}` : null;
}

/** What is wrong with digits that have no reading; without a country they stood after a plus. */
export function whyUnreadable(digits: string, country: CountryCode | undefined): string {
  const bare = digits.replace(/^00/, "");
  if (bare.length > LONGEST) return `has more than ${LONGEST} digits`;
  const abroad = understand(`+${bare}`);
  const home = country && understand(digits, country);
  if ([abroad, home].some((found) => found && isEmergency(found.nationalNumber))) return EMERGENCY_PROBLEM;
  if (country && isNanp(country) && /^[2-9]\d{6}$/.test(digits)) return "has no area code";
  if (!home || !isTooLong(home) || !home.isPossible()) return "is not a phone number";
  return `has more than ${LONGEST} digits with its country code (${home.number})`;
}

/** Whether digits as they are dialled call for help. */
export function isEmergency(digits: string): boolean {
  return EMERGENCY.has(digits);
}

/** Whether libphonenumber knows an E.164 number's range to be in use. */
export function isInUse(number: string): boolean {
  return understand(number)?.isValid() === true;
}

/** Whether a number may exist: in use, or at least not with a trunk zero where its country has none. */
export function canExist(number: string): boolean {
  const found = understand(number);
  return found !== undefined && (found.isValid() || !found.nationalNumber.startsWith("0"));
}

/** Numbers that were renumbered are understood as they are spelled now. */
function understand(text: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
  const found = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  const present = found && presentNumber(found.number);
  return present && present !== found.number
    ? parsePhoneNumberFromString(present, { extract: false })
    : found;
}

const isTooLong = (found: PhoneNumber) => found.number.length > LONGEST + 1;
