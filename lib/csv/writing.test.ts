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
  ["\n=1+1", "\n'=1+1"],
  ["hi;=1+1", "hi;'=1+1"],
  ["hi,+17191234567", "hi,'+17191234567"],
  ['hi;"=1+1"', 'hi;\'"=1+1"'],
  ["a\t=1,\t=2", "a\t'=1,'\t'=2"],
  ["=1;'=2", "'=1;''=2"],
  ["x - y = z @ home", "x - y = z @ home"],
  ["two\nlines; and - more", "two\nlines; and - more"],
])("%j is written as %j", (cell, written) => {
  expect(harmless(cell)).toBe(written);
});

const cell = fc.string({
  unit: fc.constantFrom("'", '"', "=", "+", "-", "@", "\t", "\r", "\n", ",", ";", "1", "a", " "),
  maxLength: 8,
});

test("every cell comes back as it was, and no part of it begins like a formula, whatever it is split at", () => {
  fc.assert(
    fc.property(cell, (cell) => {
      const written = harmless(cell);
      expect(asWritten(written)).toBe(cell);
      if (/^\+\d+$/.test(written)) return;
      for (const signs of ["\0", /,/, /;/, /\t/, /[,;\t]/, /[,;\n]/])
        for (const part of written.split(signs)) expect(part).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 20_000 },
  );
});

test("nor does a part of a line of cells", () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const line = csvLine(cells.map(harmless)).slice(0, -2);
      for (const part of line.split(/[,;\t\n]/))
        expect(part.replace(/^"+/, "")).not.toMatch(/^(?!\+\d+"*$)[=+\-@\t\r]/);
    }),
    { numRuns: 20_000 },
  );
});

test("a record is quoted where it has to be", () => {
  expect(csvLine(["a", 'b "c"', "d,e", "", "f\n", "g;h"])).toBe('a,"b ""c""","d,e","","f\n","g;h"\r\n');
});
