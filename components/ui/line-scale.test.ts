import { expect, test } from "vitest";
import { axisFigure, lineScale } from "./line-scale";

test.each([
  { values: [], top: 2, above: [] },
  { values: [0, 0, 0], top: 2, above: [] },
  { values: [0, 5_640, 0], top: 6_000, above: [] },
  { values: [3, 9, 5_640, 7], top: 10, above: [2] },
  { values: [3, 2_015_083, 5_640, 7], top: 8, above: [1, 2] },
  { values: [100, 120, 90, 300], top: 400, above: [] },
  { values: [1, 1, 1, 900, 900, 900, 900, 900], top: 1_000, above: [] },
])("$values go up to $top", ({ values, ...scale }) => {
  expect(lineScale(values)).toEqual(scale);
});

test.each([
  [5, "5"],
  [6_000, "6000"],
  [20_000, "20k"],
  [2_100_000, "2.1M"],
])("%i on an axis is %s", (value, words) => {
  expect(axisFigure(value)).toBe(words);
});
