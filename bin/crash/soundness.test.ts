import { expect, test } from "vitest";
import { unsound } from "./soundness";

const facts = [
  ["contact", "+12125550001", true, "Zoë Müller", "US", null, true],
  ["log", "+12125550001", 1, "block", "import", "litigator", true, true, null],
  ["log", "+12125550001", 2, "unblock", "import", null, true, true, true],
  ["log", "+12125550001", 3, "block", "import", null, true, true, null],
  ["asked again", "+12125550002"],
  ["rejected", 1, 7],
  ["upload", 1],
  ["left over", 0, 0, 0],
  ["the count is exact", true],
];
const lines = (list: unknown[][]) => list.map((fact) => JSON.stringify(fact));

test("facts of every kind, and nothing wrong in them, are sound", () => {
  expect(unsound(lines(facts))).toEqual([]);
});

test.each([
  ["log", ["log", "+12125550001", 4, "block", "import", null, false, true, null]],
  ["contact", ["contact", "+12125550003", true, null, "US", null, false]],
  ["left over", ["left over", 1, 0, 0]],
  ["count", ["the count is exact", false]],
])("a wrong %s is told", (_, wrong) => {
  expect(unsound(lines([...facts, wrong]))).toEqual([JSON.stringify(wrong)]);
});

test("what is to be compared and is not there is told", () => {
  expect(unsound([])).toHaveLength(6);
});
