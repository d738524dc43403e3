import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Phone } from "@/lib/phone/phone";
import { SeenNumbers } from "./seen-numbers";

// Only `parseNumber` makes a Phone; here the digits are all that matters.
const phone = (digits: number) => `+${digits}` as Phone;

test("a number is new once, however many there are and however near they lie", () => {
  const digits = fc.oneof(
    fc.integer({ min: 1, max: 999_999_999_999_999 }),
    fc.integer({ min: 17_190_000_000, max: 17_190_000_300 }),
  );
  fc.assert(
    fc.property(fc.array(digits, { maxLength: 400 }), (all) => {
      const seen = new SeenNumbers();
      const set = new Set<number>();
      for (const each of all) {
        expect(seen.add(phone(each))).toBe(!set.has(each));
        set.add(each);
      }
      expect(seen.size).toBe(set.size);
    }),
  );
});

test("half a million neighbours, each twice, are half a million", () => {
  const seen = new SeenNumbers();
  for (let round = 0; round < 2; round++)
    for (let n = 0; n < 500_000; n++) seen.add(phone(17_190_000_000 + n));
  expect(seen.size).toBe(500_000);
});
