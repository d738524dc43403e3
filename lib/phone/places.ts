import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { Phone } from "@/lib/phone/phone";
import zones from "@/lib/phone/places.data.json";

/**
 * The place that a number belongs to: an ISO 3166 country and an IANA time zone, each null when the number does not
 * tell it.
 */
export type Place = { country: string | null; timeZone: string | null };

const zoneOfPrefix = new Map<string, string | null>();
const lengthsOfCode = new Map<string, number[]>();
const countriesOfCode = new Map<string, CountryCode[]>();
const countryOfArea = new Map<string, CountryCode | null>();
const AREA_SAMPLES = ["2345678", "3110100", "2510100", "9999999"];

for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  countriesOfCode.set(code, [...(countriesOfCode.get(code) ?? []), country]);
}
for (const [zone, prefixes] of Object.entries(zones)) {
  for (const prefix of prefixes.split(" ")) {
    zoneOfPrefix.set(prefix, zone === "" ? null : zone);
    const code = callingCode(`+${prefix}`);
    const lengths = new Set([...(lengthsOfCode.get(code) ?? []), prefix.length]);
    lengthsOfCode.set(
      code,
      [...lengths].toSorted((a, b) => b - a),
    );
  }
}

/**
 * Returns the country and time zone of a number. Those of a +1 number come from its area code. A toll-free number, or
 * one whose range covers several clocks, has no time zone.
 */
export function placeOf(number: Phone): Place {
  const code = callingCode(number);
  return { country: countryOf(number, code), timeZone: zoneOf(number, code) };
}

function callingCode(number: string): string {
  for (const end of [2, 3, 4]) {
    const code = number.slice(1, end);
    if (countriesOfCode.has(code)) return code;
  }
  return "";
}

function zoneOf(number: string, code: string): string | null {
  for (const length of lengthsOfCode.get(code) ?? []) {
    const zone = zoneOfPrefix.get(number.slice(1, length + 1));
    if (zone !== undefined) return zone;
  }
  return null;
}

function countryOf(number: string, code: string): string | null {
  if (code === "1") return countryOfAreaCode(number.slice(2, 5));
  const [only, ...others] = countriesOfCode.get(code) ?? [];
  if (only === undefined) return null;
  if (others.length === 0) return only;
  return parsePhoneNumberFromString(number, { extract: false })?.country ?? null;
}

/**
 * libphonenumber gives no country for a number that is possible but not valid, so a valid neighbour of its area code
 * gives it.
 */
function countryOfAreaCode(area: string): CountryCode | null {
  const known = countryOfArea.get(area);
  if (known !== undefined) return known;
  let country: CountryCode | null = null;
  for (const sample of AREA_SAMPLES) {
    const neighbour = parsePhoneNumberFromString(`+1${area}${sample}`, { extract: false });
    if (neighbour?.isValid()) country ??= neighbour.country ?? null;
  }
  countryOfArea.set(area, country);
  return country;
}
