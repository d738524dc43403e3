import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CountryCode, countries, parseIrregular, parseNumber } from "@/lib/phone/phone";

const COUNTRIES = countries().map(({ code }) => code);
const countryCode = fc.oneof(
  fc.constantFrom<CountryCode>("US", "CA", "DE", "GB", "IT", "AG", "JM", "AR", "MX", "BR", "KR", "RU"),
  fc.constantFrom(...COUNTRIES),
);
const source = fc.constantFrom("api" as const, "file" as const);
const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 2, maxLength: 17 });
const spelled = fc.string({
  unit: fc.constantFrom(..."0123456789012345678901234567890123456789+ ().-/x'=,E"),
  maxLength: 22,
});
const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 300 }),
  spelled,
  digits,
);
const beginning = fc.constantFrom("", "", "+", "00", "011", "0", "1", "+1", "+49", " ");

test("whatever the text, reading it gives a number of at most 15 digits or a reason, and never throws", () => {
  fc.assert(
    fc.property(wild, countryCode, source, (text, country, from) => {
      const parsed = parseNumber(text, { country, from });
      expect(parsed.ok ? parsed.number : parsed.problem).toMatch(
        parsed.ok ? /^\+[1-9]\d{1,14}$/ : /^(is|has|lost) /,
      );
    }),
    { numRuns: 5_000 },
  );
});

test("a number that was read reads as itself, in every country and from everywhere", () => {
  fc.assert(
    fc.property(
      beginning,
      fc.oneof(digits, spelled),
      countryCode,
      source,
      countryCode,
      (start, text, country, from, other) => {
        const parsed = parseNumber(start + text, { country, from });
        fc.pre(parsed.ok);
        expect(parseIrregular(parsed.number, { country: other, from })).toMatchObject({
          ok: true,
          number: parsed.number,
        });
      },
    ),
    { numRuns: 5_000, maxSkipsPerRun: 200 },
  );
});

const ten = fc.tuple(
  fc.integer({ min: 200, max: 999 }),
  fc.oneof(fc.integer({ min: 200, max: 999 }), fc.constantFrom(200, 211, 310, 555, 606, 876, 999)),
  fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 100, 123, 9999)),
);
const NANP_SPELLINGS = [
  (a: number, b: number, c: string) => `${a}${b}${c}`,
  (a: number, b: number, c: string) => `(${a}) ${b}-${c}`,
  (a: number, b: number, c: string) => `${a}.${b}.${c}`,
  (a: number, b: number, c: string) => `${a} ${b}-${c}`,
  (a: number, b: number, c: string) => `(${a})${b} ${c}`,
];

test("the shortcut for regular North American numbers gives exactly the long way's answer", () => {
  const one = fc.constantFrom("", "1", "+1", "+1 ", "1-", "1.");
  fc.assert(
    fc.property(
      one,
      fc.constantFrom(...NANP_SPELLINGS),
      ten,
      countryCode,
      source,
      (start, spell, [a, b, c], country, from) => {
        const text = start + spell(a, b, String(c).padStart(4, "0"));
        expect(parseNumber(text, { country, from })).toEqual(parseIrregular(text, { country, from }));
      },
    ),
    { numRuns: 10_000 },
  );
});
