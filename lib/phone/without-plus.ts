import { type CountryCode, Metadata, getCountryCallingCode } from "libphonenumber-js/max";
import { isNanp } from "@/lib/phone/nanp";
import { type Reading, readInternational, readNational } from "@/lib/phone/reading";

/** A reading of digits without a plus; `abroad` where nothing but its length and validity says so. */
export type BareReading = { number: string; abroad?: true };

const SHORTEST_OVER_API = 11;
const SHORTEST_ABROAD = 10;

/**
 * What digits without a plus mean in a file or a pasted list of a country, the first that holds: dialled abroad with an
 * international prefix, the country's code before a number of its own, a number in use there, a long number in use
 * abroad, one that is possible there. Null for none. So a few digits never become a stranger's number in another
 * country.
 */
export function readInFile(digits: string, country: CountryCode): BareReading | null {
  return (
    readDialledAbroad(digits, country) ??
    readWithCode(digits, country) ??
    readAtHome(digits, country) ??
    readAbroad(digits, country) ??
    readNational(digits, country)
  );
}

/**
 * What digits without a plus mean over the API, in a path, a webhook or a search: with eleven digits or more first the
 * number in use that they are internationally; then as in a file; last, with so many digits, what is possible
 * internationally.
 */
export function readOverApi(digits: string, country: CountryCode): BareReading | null {
  const whole = digits.length >= SHORTEST_OVER_API ? readInternational(digits) : null;
  return whole?.isValid() ? whole : (readInFile(digits, country) ?? whole);
}

/**
 * `00` is an international prefix in every list, whatever is dialled in the country. Fewer digits are more often a part
 * of a number than one of the very short ones abroad.
 */
function readDialledAbroad(digits: string, country: CountryCode): Reading | null {
  if (digits.length < SHORTEST_ABROAD) return null;
  const [own] = prefixOf(country).exec(digits) ?? [];
  const rests = [...(digits.startsWith("00") ? ["00"] : []), ...(own ? [own] : [])].map((prefix) =>
    digits.slice(prefix.length),
  );
  const readings = rests.map(readInternational).filter((reading) => reading !== null);
  return readings.find((reading) => reading.isValid()) ?? readings.at(-1) ?? null;
}

function readWithCode(digits: string, country: CountryCode): Reading | null {
  return digits.startsWith(getCountryCallingCode(country)) ? inUse(readInternational(digits)) : null;
}

function readAtHome(digits: string, country: CountryCode): Reading | null {
  return inUse(readNational(digits, country));
}

function readAbroad(digits: string, country: CountryCode): BareReading | null {
  if (digits.length < SHORTEST_ABROAD + (isNanp(country) ? 1 : 0)) return null;
  const reading = inUse(readInternational(digits));
  return reading && { number: reading.number, abroad: true };
}

const inUse = (reading: Reading | null) => (reading?.isValid() ? reading : null);

const prefixes = new Map<CountryCode, RegExp>();

function prefixOf(country: CountryCode): RegExp {
  const known = prefixes.get(country);
  if (known) return known;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const prefix = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix() ?? "00"})`);
  prefixes.set(country, prefix);
  return prefix;
}
