import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { listenForChanges } from "@/lib/changes";
import { blockContacts } from "@/lib/contacts/bulk";
import { testContext, testNumber } from "@/lib/testing/context";
import { startGate, type TestGate } from "./testing/gate";

/** The client shares this machine's processors with the gate and other tests; the gate's own bound is 450 ms. */
const BOUND_MS = 2_000;

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-gate-outage-"));
let postgres: RunningPostgres;
let gate: TestGate;
let key: string;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  const ctx = await testContext();
  ({ checkKey: key } = await issueCheckToken(ctx, { name: "switch" }));
  await blockContacts(ctx, { numbers: Array.from({ length: 50 }, (_, n) => testNumber(n)) });
  gate = await startGate();
  await untilSure();
});

afterAll(async () => {
  await gate.close();
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const codeOf = async (path: string) => (await fetch(`${gate.url}${path}`)).status;
const codes = (n: number, mode = "") => `/check/${key}${mode}/${testNumber(n)}?codes=1`;

/** Waits until the gate tells blocked from free again. */
const untilSure = () =>
  vi.waitFor(
    async () => {
      const n = Math.floor(Math.random() * 50);
      const both = await Promise.all([codeOf(codes(n, "~allow")), codeOf(codes(n + 1_000, "~refuse"))]);
      expect(both).toEqual([451, 204]);
    },
    { timeout: 30_000, interval: 50 },
  );

/** Asks about a hundred numbers at once, and returns each code and the time of the slowest answer. */
async function askMany(mode: string, from: number) {
  const asked = Array.from({ length: 100 }, async (_, n) => {
    const start = performance.now();
    return { code: await codeOf(codes(from + n, mode)), took: performance.now() - start };
  });
  const seen = await Promise.all(asked);
  return { codes: seen.map(({ code }) => code), slowest: Math.max(...seen.map(({ took }) => took)) };
}

/** Stops or continues every process of the database's server. */
function freeze(signal: "SIGSTOP" | "SIGCONT"): void {
  const folder = path.join(dataDir, "postgres");
  const postmaster = Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === postmaster);
  for (const pid of [postmaster, ...children.map(Number)]) process.kill(pid, signal);
}

function parentOf(pid: string): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  } catch {
    return null;
  }
}

/** Asks about numbers that nobody has asked about: nobody can tell now. */
async function guessed() {
  const refusing = await askMany("~refuse", 2_000);
  const allowing = await askMany("~allow", 3_000);
  const inTime = Math.max(refusing.slowest, allowing.slowest) < BOUND_MS;
  return { refusing: [...new Set(refusing.codes)], allowing: [...new Set(allowing.codes)], inTime };
}

const GUESSES = { refusing: [451], allowing: [204], inTime: true };

test("with a frozen database every answer comes in time by its fail mode, and all is as before afterwards", async () => {
  freeze("SIGSTOP");
  try {
    expect(await guessed()).toEqual(GUESSES);
    await sleep(1_000);
    expect(await guessed()).toEqual(GUESSES);
  } finally {
    freeze("SIGCONT");
  }
  await untilSure();
});

test("with a stopped database too, and with one that comes back", async () => {
  const { port } = postgres;
  await postgres.stop();
  expect(await guessed()).toEqual(GUESSES);
  postgres = await startPostgres({ dataDir, durable: false, port });
  await untilSure();
});

test("a flood of numbers that nobody knows is answered: what is told is true, and the rest is a guess", async () => {
  const { codes: said, slowest } = await askMany("~allow", 0);
  // The first fifty are blocked: refused, or in an emergency guessed. None of the others is ever refused.
  expect(new Set(said.slice(50))).toEqual(new Set([204]));
  expect(slowest).toBeLessThan(BOUND_MS);
  await untilSure();
});
