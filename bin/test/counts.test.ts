import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { countsOf, summary } from "./counts";

const report = (content: unknown) => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "blacklist-counts-")), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const vitest = report({ numPassedTests: 5, numFailedTests: 0 });
const playwright = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });

test("both runners' reports add up to one closing line", () => {
  expect(summary([countsOf(vitest, true), countsOf(playwright, false)])).toBe("8 passed, 2 failed");
});

test("a runner that fails without a failed test, or dies without a report, is a failure", () => {
  expect(countsOf(vitest, false)).toEqual({ passed: 5, failed: 1 });
  expect(countsOf("/nowhere/report.json", false)).toEqual({ passed: 0, failed: 1 });
});
