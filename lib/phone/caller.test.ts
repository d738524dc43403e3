import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuickly, readSaid } from "@/lib/phone/caller";
import { type CountryCode, parseNumber } from "@/lib/phone/phone";

test.each([
  ["+17195550001", "+17195550001"],
  ["17195550001", "+17195550001"],
  ["7195550001", "+17195550001"],
  [" 17195550001", "+17195550001"],
  ["%2B17195550001", "+17195550001"],
  ["0017195550001", "+17195550001"],
  ["01117195550001", "+17195550001"],
  ["+17195550001;verstat=TN-Validation-Passed", "+17195550001"],
  ["17195550001;cpc=ordinary", "+17195550001"],
  ["17195550001@10.0.0.1", "+17195550001"],
  ["sip:+17195550001@10.0.0.1:5060;user=phone", "+17195550001"],
  ["sips:17195550001@example.com", "+17195550001"],
  ["tel:+1-719-555-0001;ext=3", "+17195550001"],
  ["tel:7195550001;phone-context=+1", "+17195550001"],
  ['"Bob" <sip:+17195550001@example.com>', "+17195550001"],
  ["whatsapp:+17195550001", "+17195550001"],
  ["+4915123456789", "+4915123456789"],
  ["+49 (0)30 1234567", "+49301234567"],
  ["+5215512345678", "+525512345678"],
  ["+86282452253", "+86282452253"],
  ["+337000004704017", "+337000004704017"],
])("%j is the number %s", (text, number) => {
  expect(readSaid(text, "US")).toEqual({ number, caller: null });
});

test.each([
  ["", "none"],
  [" ", "none"],
  ["null", "none"],
  ["undefined", "none"],
  ["<null>", "none"],
  ["5551234", "none"],
  ["12345678901234567890", "none"],
  ["anonymous", "withheld"],
  ["Anonymous", "withheld"],
  ["RESTRICTED", "withheld"],
  ["unavailable", "withheld"],
  ["Unknown", "withheld"],
  ["private", "withheld"],
  ["No Caller ID", "withheld"],
  ["266696687", "withheld"],
  ["+266696687", "withheld"],
  ["anonymous@anonymous.invalid", "withheld"],
  ['"Anonymous" <sip:anonymous@anonymous.invalid>', "withheld"],
  ["client:bob", "internal"],
  ["sip:alice@example.com", "internal"],
  ["ACME", "internal"],
  ["1001", "internal"],
  ["72345", "internal"],
  ["911", "internal"],
  ["+911", "internal"],
])("%j has no number: %s", (text, caller) => {
  expect(readSaid(text, "US")).toEqual({ number: null, caller });
});

const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 7, maxLength: 15 });
const regular = fc.string({ unit: fc.constantFrom(..."23456789"), minLength: 10, maxLength: 10 });
const number = fc
  .tuple(fc.constantFrom("", "1", "+1", "+", "+4", "+52", " 1"), fc.oneof(digits, regular))
  .map(([start, rest]) => start + rest);
const country = fc.constantFrom<CountryCode>("US", "CA", "JM", "DE", "GB", "MX", "BR", "IT");

test("the quick readings agree with the long one", () => {
  let quick = 0;
  fc.assert(
    fc.property(number, country, (text, home) => {
      const parsed = parseNumber(text, { country: home, from: "api" });
      const byHand = readQuickly(text, home);
      const read = parsed.ok ? parsed.number : null;
      if (byHand) quick++;
      expect(byHand ?? read).toBe(read);
      expect(readSaid(text, home).number).toBe(read);
    }),
    { numRuns: 1_000 },
  );
  expect(quick).toBeGreaterThan(30);
});
