import { expect, test } from "vitest";
import { paceOf } from "@/components/pace";

const at = (ms: number) => new Date(1_000_000 + ms);

test.each([
  [{ startedAt: null, until: at(0), done: 5 }, null],
  [{ startedAt: at(0), until: null, done: 5 }, null],
  [
    { startedAt: at(0), until: at(999), done: 5 },
    { took: "less than 1 s", rate: null },
  ],
  [
    { startedAt: at(0), until: at(34_000), done: 1_000_000 },
    { took: "34 s", rate: "29,412 a second" },
  ],
  [
    { startedAt: at(0), until: at(2_000), done: 0 },
    { took: "2 s", rate: null },
  ],
  [
    { startedAt: at(500), until: at(0), done: 1 },
    { took: "less than 1 s", rate: null },
  ],
])("the pace of %o", (work, pace) => {
  expect(paceOf(work)).toEqual(pace);
});
