import { expect, test } from "vitest";
import { parseNumber } from "@/lib/phone/phone";
import { betterWords, doubtSentence } from "./doubt-words";
import { outcomeOf } from "./outcome";
import { extentSentence, startButton, verdictSentence } from "./verdicts";

const none = {
  status: "succeeded",
  blocked: true,
  errorMessage: null,
  importCount: 0,
  blockedCount: 0,
  alreadyBlockedCount: 0,
  unblockedCount: 0,
  notBlockedCount: 0,
  duplicateCount: 0,
  rejectedCount: 0,
} as const;

test.each([
  [
    { importCount: 10_049, blockedCount: 9_972, rejectedCount: 77 },
    "10,049 rows: 9,972 newly blocked, 77 rejected.",
  ],
  [
    { importCount: 125, alreadyBlockedCount: 120, duplicateCount: 2, rejectedCount: 3 },
    "Nothing new to block. 125 rows: 120 already blocked, 2 duplicates, 3 rejected.",
  ],
  [{ importCount: 1, rejectedCount: 1 }, "Nothing was blocked. 1 row: 1 rejected."],
  [
    { blocked: false, importCount: 4, unblockedCount: 2, notBlockedCount: 1, duplicateCount: 1 },
    "4 rows: 2 unblocked, 1 not blocked before, 1 duplicate.",
  ],
  [
    { blocked: false, importCount: 1, notBlockedCount: 1 },
    "Nothing to unblock. 1 row: 1 not blocked before.",
  ],
  [
    { status: "stopped", importCount: 500, blockedCount: 500 },
    "Stopped. 500 rows: 500 newly blocked. What they did stays; the rest was not looked at.",
  ],
  [{ status: "stopped" }, "Stopped before the first row. Nothing was changed."],
  [{ status: "failed", errorMessage: "It is empty." }, "It is empty. Nothing was blocked."],
  [
    { status: "failed", importCount: 2, blockedCount: 2 },
    "It failed. 2 rows: 2 newly blocked. What they did stays.",
  ],
] as const)("%o ends with %j", (counts, sentence) => {
  expect(outcomeOf({ ...none, ...counts })).toBe(sentence);
});

const parsed = parseNumber("0211741528", { country: "US", from: "file" });
const example = parsed.ok ? { text: "0211741528", number: parsed.number } : null;

test.each([
  [
    { looked: 20, rejected: 14, strange: 6, example },
    "Of the first 20 rows, 14 are rejected and 6 would become numbers that no telephone is known to have: 0211741528 would be +10211741528.",
  ],
  [{ looked: 3, rejected: 3, strange: 0, example: null }, "Of the first 3 rows, all are rejected."],
  [
    { looked: 2, rejected: 1, strange: 1, example },
    "Of the first 2 rows, 1 is rejected and 1 would become a number that no telephone is known to have: 0211741528 would be +10211741528.",
  ],
])("a doubt of %o is told", (doubt, sentence) => {
  expect(doubtSentence(doubt)).toBe(sentence);
});

test("another country is offered with what it would read", () => {
  expect(betterWords("Germany (DE)", { fits: 20, looked: 20 })).toBe(
    "Use Germany (DE): 20 of 20 rows are numbers there",
  );
});

const judged = {
  status: "succeeded",
  changedCount: 4_940,
  unchangedCount: 0,
  duplicateCount: 5,
  rejectedCount: 55,
  rowCount: 5_000,
  whole: true,
} as const;
const settled = { blocked: true, unsettled: null };

test.each([
  [judged, settled, "Block 4,940 numbers"],
  [{ ...judged, changedCount: 1 }, settled, "Block 1 number"],
  [judged, { ...settled, blocked: false }, "Unblock 4,940 numbers"],
  [{ ...judged, changedCount: 0, unchangedCount: 120 }, settled, "Block 120 numbers again"],
  [{ ...judged, status: "running", changedCount: 3_200 }, settled, "Block all numbers (3,200 so far)"],
  [{ ...judged, status: "pending", changedCount: 0 }, settled, "Block all numbers"],
  [{ ...judged, whole: false }, settled, "Block all numbers (more than 4,940)"],
  [{ ...judged, status: "failed" }, settled, "Block all numbers"],
  [null, settled, "Block all numbers"],
] as const)("the button of %o says %o: %s", (counts, choice, words) => {
  expect(startButton(counts, choice)).toEqual({ words, refusal: null });
});

test("a draft that would make no number, or of which something is still to be chosen, cannot be started, and says why", () => {
  const none = { ...judged, changedCount: 0, duplicateCount: 0, rejectedCount: 5_000 };
  expect(startButton(none, settled).refusal).toMatch(/^Nothing here is read as a phone number/);
  expect(startButton(judged, { ...settled, unsettled: "Choose the sheet." }).refusal).toBe(
    "Choose the sheet.",
  );
});

test("what a file comes to is told with counts that add up, and how much of it was judged", () => {
  expect(verdictSentence(judged, { blocked: true })).toBe(
    "4,940 will be blocked, 5 duplicates in the file, 55 rejected",
  );
  expect(verdictSentence({ ...judged, unchangedCount: 2 }, { blocked: false })).toBe(
    "4,940 will be unblocked, 2 not blocked, 5 duplicates in the file, 55 rejected",
  );
  expect(extentSentence(judged)).toBe("All 5,000 rows were judged");
  expect(extentSentence({ ...judged, status: "running" })).toBe("5,000 rows judged so far…");
  expect(extentSentence({ ...judged, whole: false })).toMatch(/^The first 5,000 rows/);
});
