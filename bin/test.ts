import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import check from "./check";
import { crashTests } from "./crash/tests";
import { messageOf, CommandRefusal } from "./kit/refusal";
import { findSipPrograms } from "./kit/sip-programs";
import { buildIfNeeded } from "./start/build";
import { findChromium } from "./test/chromium";
import { type TestCounts, countsOf, summary } from "./test/counts";
import { startStacks } from "./test/stack";

const PARTS = ["check", "unit", "e2e", "crash"] as const;
type Part = (typeof PARTS)[number];

/** How many stories are told side by side, each on a stack of its own. */
const WORKERS = 2;

/**
 * `npm test`: types and lint, then unit and integration, then end to end, then each process killed once in each long
 * operation. `npm test -- e2e sign-in` runs a part of it.
 */
export default async function test(args: string[]): Promise<number> {
  const [wanted, ...filters] = args;
  const parts = PARTS.filter((part) => wanted === undefined || part === wanted);
  if (parts.length === 0)
    throw new CommandRefusal(`Not understood: npm test -- [${PARTS.join(" | ")}] [file …]`);
  const chromium = parts.includes("e2e") ? findChromium() : "";
  // A test that is asked for alone brings them itself, so that the others need none.
  if (parts.includes("unit") && filters.length === 0) findSipPrograms();
  const reports = mkdtempSync(path.join(os.tmpdir(), "blacklist-reports-"));
  const run: Record<Part, () => Promise<TestCounts>> = {
    check: async () => ({ passed: 0, failed: await check() }),
    unit: () => unit(path.join(reports, "unit.json"), filters),
    e2e: () => endToEnd(path.join(reports, "e2e.json"), chromium, filters),
    crash: async () => {
      await buildIfNeeded(process.cwd());
      const seed = randomInt(1, 1_000_000);
      return crashTests({ kills: 1, rows: 30_000, seed, without: ["undo"] });
    },
  };
  const all: TestCounts[] = [];
  for (const part of parts) all.push(await run[part]().catch(failure));
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${summary(all)}`);
  return all.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function unit(report: string, filters: string[]) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countsOf(report, await runs("vitest", ["run", ...reporters, ...filters]));
}

async function endToEnd(report: string, chromium: string, filters: string[]) {
  await buildIfNeeded(process.cwd());
  const stacks = await startStacks(filters.length > 0 ? 1 : WORKERS);
  try {
    const E2E_STACKS = JSON.stringify(
      stacks.map(({ url, twilioPort, databaseUrl }) => ({ url, twilioPort, databaseUrl })),
    );
    const env = { E2E_STACKS, E2E_REPORT: report, CHROMIUM: chromium };
    return countsOf(report, await runs("playwright", ["test", ...filters], env));
  } finally {
    await Promise.all(stacks.map((stack) => stack.stop()));
  }
}

async function runs(program: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(`node_modules/.bin/${program}`, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  return code === 0;
}

function failure(error: unknown): TestCounts {
  console.error(error instanceof CommandRefusal ? messageOf(error) : error);
  return { passed: 0, failed: 1 };
}
