import * as fc from "fast-check";
import { expect, test } from "vitest";
import { asWritten, csvLine, harmless } from "@/lib/csv/writing";

test.each([
  ["=1+1", "'=1+1"],
  ["+1-719", "'+1-719"],
  ["-", "'-"],
  ["@home", "'@home"],
  ["\tx", "'\tx"],
  ["'=1", "''=1"],
  ["'quoted'", "'quoted'"],
  ["+17193132645", "+17193132645"],
  ["Al", "Al"],
  ["", ""],
])("%j is written as %j", (cell, written) => {
  expect(harmless(cell)).toBe(written);
});

test("every cell comes back as it was, and none begins like a formula", () => {
  const cell = fc.string({
    unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "1", "a"),
    maxLength: 6,
  });
  fc.assert(
    fc.property(cell, (cell) => {
      expect(asWritten(harmless(cell))).toBe(cell);
      expect(harmless(cell)).toMatch(/^(?:\+\d+$|[^=+\-@\t\r]|$)/);
    }),
    { numRuns: 2_000 },
  );
});

test("a record is quoted where it has to be", () => {
  expect(csvLine(["a", 'b "c"', "d,e", "", "f\n"])).toBe('a,"b ""c""","d,e","","f\n"\r\n');
});
