import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseNumber } from "@/lib/phone/phone";
import { isValidPhoneNumber } from "libphonenumber-js/max";
import { RENUMBERINGS, presentNumber } from "@/lib/phone/renumberings";
import { exampleNumbers } from "./testing/examples";

test.each([
  ["+5215512345678", "+525512345678"],
  ["+22995123456", "+2290195123456"],
  ["+22507123456", "+2250707123456"],
  ["+22545123456", "+2250545123456"],
  ["+22501123456", "+2250101123456"],
  ["+22520212345", "+2252720212345"],
  ["+553187654321", "+5531987654321"],
  ["+551187654321", "+5511987654321"],
  ["+5712345678", "+576012345678"],
  ["+841201234567", "+84701234567"],
  ["+841991234567", "+84591234567"],
])("%s and %s are one telephone, with a plus, from a provider, in a file and in a list", (old, present) => {
  for (const from of ["api", "file"] as const)
    for (const text of [old, present, `whatsapp:${old}`, old.replace("+", "00")])
      expect(parseNumber(text, { country: "US", from })).toMatchObject({ ok: true, number: present });
});

test.each([
  ["MX", "1 55 1234 5678", "+525512345678"],
  ["MX", "5215512345678", "+525512345678"],
  ["BJ", "61 00 12 34", "+2290161001234"],
  ["BJ", "97123457", "+2290197123457"],
  ["CI", "07 12 34 56", "+2250707123456"],
  ["BR", "(31) 8765-4321", "+5531987654321"],
  ["BR", "553187654321", "+5531987654321"],
  ["CO", "1 234 5678", "+576012345678"],
  ["VN", "0120 123 4567", "+84701234567"],
] as const)("in a file of %s %s is %s", (country, text, number) => {
  expect(parseNumber(text, { country, from: "file" })).toMatchObject({ ok: true, number });
});

test.each(["+551178654321", "+541112345678", "+5746123456", "+22567123456", "+12296123456"])(
  "%s stays: it may be a telephone of its own",
  (number) => expect(presentNumber(number)).toBe(number),
);

test("no number in use is changed, and a present number stands", () => {
  for (const { number } of exampleNumbers()) expect(presentNumber(number)).toBe(number);
  const changes = fc.constantFrom(...RENUMBERINGS).chain(({ old }) => fc.stringMatching(old));
  fc.assert(
    fc.property(changes, (digits) => {
      const old = `+${digits}`;
      expect(isValidPhoneNumber(old)).toBe(false);
      expect(presentNumber(old)).not.toBe(old);
      expect(presentNumber(presentNumber(old))).toBe(presentNumber(old));
    }),
    { numRuns: 5_000 },
  );
});

test("each row of the table has its day and its source", () => {
  for (const { since, source, change } of RENUMBERINGS) {
    expect(since).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect([source, change].every(Boolean)).toBe(true);
  }
});
