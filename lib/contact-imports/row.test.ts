import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { REASON_WORDS } from "@/components/reasons";
import { blockReasons } from "@/db/enums";
import { harmless } from "@/lib/csv/writing";
import { type Layout, numberCell, readRow } from "./row";
import { readReason } from "./reasons";

const layout = (mapping: Layout["mapping"]): Layout => ({ column: 0, country: "US", mapping });
const whole = layout({ name: 1, reason: 2, note: 3 });
const read = (cells: string[], by = whole) => readRow({ line: 1, cells }, by);
const NUMBER = "+17193132645";

describe("what a row says besides its number", () => {
  it.each([
    [["7193132645", "Al", "spam", "said no"], { name: "Al", reason: "spam", note: "said no" }],
    [["7193132645", " ", "", " "], {}],
    [["7193132645"], {}],
    [["7193132645", "'=Al", "", "'@x"], { name: "=Al", note: "@x" }],
    [["7193132645", "Al\tthe\nfish", "", "two\nlines"], { name: "Al the fish", note: "two\nlines" }],
    [["7193132645", "", "Do-Not-Call request", ""], { reason: "dnc_request" }],
    [["7193132645", "", "DNC", ""], { reason: "dnc_request" }],
    [["7193132645", "", "WRONG NUMBER", "x"], { reason: "wrong_number", note: "x" }],
    [["7193132645", "", "moved away", ""], { reason: "other", note: "moved away" }],
    [["7193132645", "", "moved away", "in May"], { reason: "other", note: "moved away; in May" }],
    [
      ["7193132645", "n".repeat(300), "", "o".repeat(3_000)],
      { name: "n".repeat(255), note: "o".repeat(2_000) },
    ],
    [["7193132645", "", "", `${"o".repeat(1_999)}😀`], { note: "o".repeat(1_999) }],
  ])("%j", (cells, said) => {
    const { ok, ...row } = read(cells) as { ok: boolean };
    expect(ok).toBe(true);
    expect(JSON.parse(JSON.stringify(row))).toEqual({ number: NUMBER, ...said });
  });

  it("is not looked at when the number is none", () => {
    expect(read(["12", "Al", "spam", "x"])).toEqual({ ok: false, problem: "is not a phone number" });
  });

  it("is left out where no column is mapped", () => {
    expect(read(["7193132645", "Al", "spam", "x"], layout({}))).toEqual({ ok: true, number: NUMBER });
  });

  it("is taken from one column for two things, once", () => {
    const both = layout({ reason: 1, note: 1 });
    expect(read(["7193132645", "moved"], both)).toMatchObject({ reason: "other", note: "moved" });
  });
});

test.each([
  [["719", "3132645"], NUMBER],
  [["(719)", "313-2645"], NUMBER],
  [["", "3132645"], null],
  [["719", "7193132645"], NUMBER],
  [["xyz", "3132645"], null],
])("the area code and the number %j in two columns are %s", (cells, number) => {
  const row = read(cells, { column: 1, country: "US", mapping: { area: 0 } });
  expect(row.ok ? row.number : null).toBe(number);
});

test("what a rejected row is shown by holds its area code", () => {
  expect(numberCell({ line: 1, cells: ["000", "3132645"] }, { column: 1, mapping: { area: 0 } })).toBe(
    "000 3132645",
  );
});

test("every reason is understood as the database and as the pages say it, in any case and spelling", () => {
  for (const reason of blockReasons) {
    const words = [reason, REASON_WORDS[reason]];
    const spellings = words.flatMap((word) => [
      word,
      word.toUpperCase(),
      ` ${word.replaceAll(/[ _]/g, "-")} `,
    ]);
    expect(spellings.map(readReason)).toEqual(spellings.map(() => reason));
  }
  expect(readReason("because")).toBeNull();
});

test("whatever a row holds, it is read without a failure, and text that fits comes back from an export as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }), (cells) => {
      expect(typeof readRow({ line: 1, cells }, whole).ok).toBe("boolean");
    }),
  );
  const text = fc
    .string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "a", "é", " ", "1"), maxLength: 9 })
    .map((text) => text.trim());
  fc.assert(
    fc.property(text, text, (name, note) => {
      const row = read(["7193132645", harmless(name), "", harmless(note)]);
      expect(row).toEqual({ ok: true, number: NUMBER, name: name || undefined, note: note || undefined });
    }),
  );
});
