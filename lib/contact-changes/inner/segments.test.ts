import { expect, test } from "vitest";
import { segmentsOf } from "./segments";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test("ids in a row are one range, and a gap begins another", () => {
  expect(segmentsOf({ block: [...range(5, 9), 12], opt_out: [] })).toEqual([
    { log: "block", count: 6, ids: "{[5,9],[12,12]}", lastId: 12 },
  ]);
  expect(segmentsOf({ block: [], opt_out: [] })).toEqual([]);
});

test("both logs are in one order, of which each turn to the other log begins a segment", () => {
  const cut = segmentsOf({ block: [1, 2, 4, 7], opt_out: [3, 5, 6] });
  expect(cut.map(({ log, ids }) => [log, ids])).toEqual([
    ["block", "{[1,2]}"],
    ["opt_out", "{[3,3]}"],
    ["block", "{[4,4]}"],
    ["opt_out", "{[5,6]}"],
    ["block", "{[7,7]}"],
  ]);
});

test("the same id in both logs, as from before they shared their ids, is told of both", () => {
  const cut = segmentsOf({ block: [1, 2], opt_out: [1, 2] });
  expect(cut.map(({ log, ids }) => [log, ids])).toEqual([
    ["block", "{[1,1]}"],
    ["opt_out", "{[1,1]}"],
    ["block", "{[2,2]}"],
    ["opt_out", "{[2,2]}"],
  ]);
});

test("a segment has a largest size, and what lies behind the end is left for the next time", () => {
  const cut = segmentsOf({ block: range(1, 5_000), opt_out: [4_500, 5_500] }, 4_600);
  expect(cut.map(({ count }) => count)).toEqual([2_000, 2_000, 499, 1, 1, 100]);
  expect(cut.reduce((sum, { count }) => sum + count, 0)).toBe(4_601);
});
