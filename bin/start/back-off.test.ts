import { expect, test } from "vitest";
import { backOff, countDeath } from "./back-off";

test("the first restart is at once, later ones wait longer, none longer than half a minute", () => {
  expect([1, 2, 3, 4, 6, 7, 50].map(backOff)).toEqual([100, 1000, 2000, 4000, 16_000, 30_000, 30_000]);
});

test("a process that lived for a minute is restarted at once again", () => {
  expect(countDeath(5, 59_999)).toBe(6);
  expect(countDeath(5, 60_000)).toBe(1);
});
