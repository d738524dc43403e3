import { existsSync, readFileSync } from "node:fs";

export type TestCounts = { passed: number; failed: number };

/**
 * The counts of a runner's report. A runner that failed without a failed test, or left no report, counts as one
 * failure.
 */
export function countsOf(report: string, succeeded: boolean): TestCounts {
  const counts = existsSync(report) ? read(report) : { passed: 0, failed: 0 };
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** The two reports differ: vitest counts at its top, Playwright in `stats`. */
function read(report: string): TestCounts {
  const { numPassedTests, numFailedTests, stats } = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests?: number;
    numFailedTests?: number;
    stats?: { expected: number; unexpected: number; flaky: number };
  };
  if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
}

/** The closing line. */
export function summary(all: TestCounts[]): string {
  const total = (name: keyof TestCounts) => all.reduce((sum, counts) => sum + counts[name], 0);
  return `${total("passed")} passed, ${total("failed")} failed`;
}
