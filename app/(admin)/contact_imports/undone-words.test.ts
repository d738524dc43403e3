import { expect, test } from "vitest";
import { someRest, undoneWords } from "./undone-words";

const undoing = { taken: 4_940, complete: true, underWay: false, askedAgain: false };

test.each([
  { blocked: true, changed: 4_940, now: undoing, words: "Undone: 4,940 unblocked again", rest: false },
  {
    blocked: true,
    changed: 5_000,
    now: { ...undoing, askedAgain: true },
    words: "Undone: 4,940 of 5,000 unblocked again",
    rest: true,
  },
  { blocked: false, changed: 4_940, now: undoing, words: "Undone: 4,940 blocked again", rest: false },
  {
    blocked: true,
    changed: 5_000,
    now: { ...undoing, complete: false, underWay: true },
    words: "Being undone: 4,940 of 5,000 unblocked again",
    rest: true,
  },
  {
    blocked: true,
    changed: 5_000,
    now: { ...undoing, complete: false },
    words: "Partly undone: 4,940 of 5,000 unblocked again",
    rest: true,
  },
  { blocked: true, changed: 5_000, now: undefined, words: null, rest: true },
])("$words", ({ now, words, rest, ...file }) => {
  expect(undoneWords(file, now)).toBe(words);
  expect(someRest(now)).toBe(rest);
});
