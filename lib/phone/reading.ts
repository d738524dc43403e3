import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** One way to understand some digits: the E.164 number it gives, and whether that number's range is in use. */
export type Reading = { number: string; isValid(): boolean };

const LONGEST = 15;
export const EMERGENCY_PROBLEM = "is an emergency number and cannot be blocked";
const EMERGENCY = new Set(["911", "112", "999"]);

/** The number that `digits` are after a plus, or null when libphonenumber does not call it possible. */
export function readInternational(digits: string): Reading | null {
  const number = `+${digits}`;
  const found = understand(number);
  if (!found || isTooLong(found)) return null;
  // a trunk zero was taken off (+49 030…): read again until the number stands, so that it reads as itself
  if (found.number.length < number.length) return readInternational(found.number.slice(1));
  return found.number === number && found.isPossible() ? found : null;
}

/** The number that `digits` are when dialled in `country`, its international prefix (00, 011 …) included. */
export function readNational(digits: string, country: CountryCode): Reading | null {
  const found = understand(digits, country);
  if (!found || isTooLong(found)) return null;
  return found.isValid()
    ? { number: found.number, isValid: () => true }
    : readInternational(found.number.slice(1));
}

/** The first valid reading, else the first possible one. */
export function firstReading(attempts: readonly (() => Reading | null)[]): Reading | null {
  let possible: Reading | null = null;
  for (const attempt of attempts) {
    const reading = attempt();
    if (reading?.isValid()) return reading;
    possible ??= reading;
  }
  return possible;
}

/** What is wrong with digits that have no reading; without a country they stood after a plus. */
export function whyUnreadable(digits: string, country: CountryCode | undefined): string {
  const bare = digits.replace(/^00/, "");
  if (bare.length > LONGEST) return `has more than ${LONGEST} digits`;
  const abroad = understand(`+${bare}`);
  const home = country && understand(digits, country);
  if ([abroad, home].some((found) => found && isEmergency(found.nationalNumber))) return EMERGENCY_PROBLEM;
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

function understand(text: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry, extract: false });
}

const isTooLong = (found: PhoneNumber) => found.number.length > LONGEST + 1;
