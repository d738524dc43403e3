import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** One way to understand some digits: the E.164 number it gives, and whether that number's range is in use. */
export type Reading = { number: string; valid: boolean };

const LONGEST = 15;
const EMERGENCY = new Set(["911", "112", "999"]);

/** The number that `digits` are after a plus, or null when libphonenumber does not call it possible. */
export function readInternational(digits: string): Reading | null {
  const number = `+${digits}`;
  const found = parsePhoneNumberFromString(number, { extract: false });
  if (!found || found.number.length > LONGEST + 1) return null;
  // a trunk zero was taken off (+49 030…): read again until the number stands, so that it reads as itself
  if (found.number.length < number.length) return readInternational(found.number.slice(1));
  if (found.number !== number || !found.isPossible()) return null;
  return { number, valid: found.isValid() };
}

/** The number that `digits` are when dialled in `country`, its international prefix (00, 011 …) included. */
export function readNational(digits: string, country: CountryCode): Reading | null {
  const found = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  return found ? readInternational(found.number.slice(1)) : null;
}

/** The first valid reading, else the first possible one. */
export function firstReading(attempts: readonly (() => Reading | null)[]): Reading | null {
  let possible: Reading | null = null;
  for (const attempt of attempts) {
    const reading = attempt();
    if (reading?.valid) return reading;
    possible ??= reading;
  }
  return possible;
}

/** 911, 112 and 999, also behind a country code or a trunk zero. */
export function isEmergency(digits: string, plus: boolean, country: CountryCode): boolean {
  if (digits.length > 8) return false;
  if (EMERGENCY.has(digits)) return true;
  const found = parsePhoneNumberFromString(plus ? `+${digits}` : digits, {
    defaultCountry: country,
    extract: false,
  });
  return found !== undefined && EMERGENCY.has(found.nationalNumber);
}
