import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { REASON_WORDS } from "@/components/reasons";
import { blockReasons } from "@/db/enums";
import { harmless } from "@/lib/csv/writing";
import type { Layout } from "./layout";
import { judgeRow } from "./row";
import { readReason } from "./reasons";

const layout = (mapping: Layout["mapping"]): Layout => ({ columns: [0], country: "US", mapping });
const whole = layout({ name: 1, reason: 2, note: 3 });
const judge = (cells: string[], by: Layout) => judgeRow({ line: 1, cells }, by);
/** Returns the one number of a row with what the row says of it, or why it has none. */
function read(cells: string[], by = whole) {
  const { taken, refused } = judge(cells, by);
  expect(taken.length + (refused ? 1 : 0)).toBe(1);
  return refused
    ? { ok: false, problem: refused.problem }
    : { ok: true, ...JSON.parse(JSON.stringify({ ...taken[0], text: undefined })) };
}
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
  const { taken } = judge(cells, { columns: [1], country: "US", mapping: { area: 0 } });
  expect(taken[0]?.number ?? null).toBe(number);
});

test("what a rejected row is shown by holds its area code", () => {
  const { refused } = judge(["000", "3132645"], { columns: [1], country: "US", mapping: { area: 0 } });
  expect(refused?.text).toBe("000 3132645");
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
      const { taken, refused } = judge(cells, whole);
      expect(taken.length > 0 || refused !== null).toBe(true);
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

describe("the numbers of a row", () => {
  const phones: Layout = { columns: [0, 1], country: "US", mapping: { name: 2 } };
  const numbers = (cells: string[], by = phones) => {
    const { taken, refused } = judge(cells, by);
    return [...taken.map(({ number }) => String(number)), ...(refused ? [refused.text] : [])];
  };

  it.each([
    [
      ["7193132645", "7193132646"],
      ["+17193132645", "+17193132646"],
    ],
    [["7193132645", ""], ["+17193132645"]],
    [["", ""], [""]],
    [
      ["7193132645", "12"],
      ["+17193132645", "12"],
    ],
    [["12", "13"], ["12 · 13"]],
    [
      ["+1 719-313-2645 ::: +1 719-313-2646", ""],
      ["+17193132645", "+17193132646"],
    ],
    [
      ["7193132645; 7193132646", ""],
      ["+17193132645", "+17193132646"],
    ],
    [
      ["7193132645 / 7193132646", "7193132647"],
      ["+17193132645", "+17193132646", "+17193132647"],
    ],
    [["719-313-2645, ext 12", ""], ["+17193132645"]],
    [["7193132645 or 12", ""], ["7193132645 or 12"]],
  ])("of %j are %j", (cells, expected) => {
    expect(numbers(cells)).toEqual(expected);
  });

  it("have the name of their row each", () => {
    expect(judge(["7193132645", "7193132646", "Al"], phones).taken.map(({ name }) => name)).toEqual([
      "Al",
      "Al",
    ]);
  });

  it.each([
    ["#N/A", /error that the spreadsheet shows/],
    ["#REF!", /error that the spreadsheet shows/],
    ["#FORMULA!", /formula whose result/],
    ["#1", /./],
  ])("that are %s are refused with their reason", (cell, problem) => {
    expect(judge([cell], layout({})).refused?.problem).toMatch(problem);
  });

  it("of our own export have their plus, in any country", () => {
    const ours: Layout = { columns: [0], country: "DE", mapping: {}, ours: true };
    expect(numbers(["4915123456603"], ours)).toEqual(["+4915123456603"]);
    expect(numbers(["+17195550601"], ours)).toEqual(["+17195550601"]);
  });

  it.each([
    ["15123456789", "US", "+15123456789"],
    ["15123456789", "DE", "+4915123456789"],
    ["15123456789", "", "+4915123456789"],
    ["6591234604", "SG", "+6591234604"],
    ["030901820", "DE", "+4930901820"],
  ])("of what may be one have their plus where their country says so: %s of %j", (text, country, number) => {
    const perhaps: Layout = { columns: [0], country: "DE", mapping: {}, countries: 1 };
    expect(numbers([text, country], perhaps)).toEqual([number]);
  });
});

test("a name in other letters than ASCII is left out while nobody is certain of the encoding", () => {
  const uncertain: Layout = { ...whole, plainNames: true };
  expect(judge(["7193132645", "Èâàí", "", ""], uncertain).taken[0]?.name).toBeUndefined();
  expect(judge(["7193132645", "Ivan", "", ""], uncertain).taken[0]?.name).toBe("Ivan");
});
