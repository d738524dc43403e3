import { expect, test } from "vitest";
import { timingOf } from "./timing";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);
const run = { startedAt: at(0), succeededAt: at(4), failedAt: null, exportedCount: 1_000_000 };

test("an export tells how long it took and how fast it was", () => {
  expect(timingOf(run)).toEqual({ took: "4 s", rate: "250,000 a second" });
  expect(timingOf({ ...run, succeededAt: null, failedAt: at(60), exportedCount: 0 })).toEqual({
    took: "1 min",
    rate: null,
  });
});

test("a moment has no rate, and what has not ended no time", () => {
  expect(timingOf({ ...run, succeededAt: at(0.4) })).toEqual({ took: "less than 1 s", rate: null });
  expect(timingOf({ ...run, succeededAt: null })).toBeNull();
});
