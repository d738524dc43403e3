import * as fc from "fast-check";
import { expect, it, test } from "vitest";
import { parseNumber } from "@/lib/phone/phone";
import { placeOf } from "@/lib/phone/places";
import zones from "@/lib/phone/places.data.json";

function place(text: string) {
  const parsed = parseNumber(text, { country: "US", from: "api" });
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return placeOf(parsed.number);
}

it.each([
  ["+17191231234", "US", "America/Denver"],
  ["+17193132645", "US", "America/Denver"],
  ["+12125550123", "US", "America/New_York"],
  ["+14165550123", "CA", "America/Toronto"],
  ["+18765550123", "JM", "America/Jamaica"],
  ["+18761231234", "JM", "America/Jamaica"],
  ["+17875550123", "PR", "America/Puerto_Rico"],
  ["+494082216950", "DE", "Europe/Berlin"],
  ["+442079460000", "GB", "Europe/London"],
  ["+33612345678", "FR", "Europe/Paris"],
  ["+353861234567", "IE", "Europe/Dublin"],
  ["+3725551234", "EE", "Europe/Tallinn"],
  ["+919812345678", "IN", "Asia/Kolkata"],
  ["+77012345678", "KZ", "Asia/Almaty"],
  ["+61298765432", "AU", "Australia/Sydney"],
  ["+61731234567", "AU", "Australia/Brisbane"],
])("%s is in %s and %s", (number, country, timeZone) => {
  expect(place(number)).toEqual({ country, timeZone });
});

it.each([
  ["+18005550123", "a toll-free number has no time zone", { country: "US", timeZone: null }],
  ["+12081234567", "an area code on two clocks has no time zone", { country: "US", timeZone: null }],
  ["+12221234567", "an area code in nobody's use has no country", { country: null, timeZone: null }],
  ["+80012345678", "an international freephone number has neither", { country: null, timeZone: null }],
  [
    "+44123456789",
    "a British number of no known range may be Jersey's",
    { country: null, timeZone: "Europe/London" },
  ],
])("%s: %s", (number, _, expected) => {
  expect(place(number)).toEqual(expected);
});

test("every number has a place, and every time zone in it is one that Intl knows", () => {
  const known = new Set<string | null>([null, ...Object.keys(zones).filter(isZone)]);
  expect(known.size).toBe(Object.keys(zones).length);
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 6, maxLength: 15 });
  fc.assert(
    fc.property(digits, (text) => {
      const parsed = parseNumber(`+${text}`, { country: "US", from: "api" });
      fc.pre(parsed.ok);
      const { country, timeZone } = placeOf(parsed.number);
      expect(known.has(timeZone)).toBe(true);
      expect(country ?? "US").toMatch(/^[A-Z]{2}$/);
    }),
    { numRuns: 1_000, maxSkipsPerRun: 1_000 },
  );
});

function isZone(zone: string): boolean {
  return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
}
