import fc from "fast-check";
import { expect, test } from "vitest";
import type { Phone } from "@/lib/phone/phone";
import { DistinctNumbers } from "./distinct";

const e164 = fc.bigInt({ min: 10n, max: 999_999_999_999_999n });

test("holds each number once, whatever comes in whichever order", () => {
  fc.assert(
    fc.property(fc.array(e164, { maxLength: 5_000, size: "max" }), (digits) => {
      const numbers = new DistinctNumbers(1_000_000);
      // Any digits will do here, even those of no real number.
      for (const one of [...digits, ...digits]) numbers.add(`+${one}` as Phone);
      const expected = [...new Set(digits)].sort((a, b) => (a < b ? -1 : 1));
      expect(numbers.literal()).toBe(`{${expected.join(",")}}`);
      expect(numbers.size).toBe(expected.length);
    }),
    { numRuns: 30 },
  );
});

test("says that there are too many before it has taken twice as many", () => {
  const numbers = new DistinctNumbers(3_000);
  const add = (n: number) => numbers.add(`+1${7_195_550_000 + n}` as Phone);
  for (let n = 0; n < 100_000; n++) expect(add(n % 3_000)).toBe(true);
  let taken = 0;
  while (taken < 100_000 && add(taken)) taken += 1;
  expect(taken).toBeLessThan(9_000);
});
