import { block, countsOf, none, numbersFrom, trailOf } from "./testing/jobs";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDb } from "@/db";
import { migrateDatabase } from "@/db/migrate";
import { countBlocked } from "@/lib/contacts/listing";
import { testContext } from "@/lib/testing/context";
import { createUnblockJob } from "./creating";
import { getUnblockJob } from "./reading";
import { undoUnblockJob } from "./undoing";

/** A worker takes every job that waits in its database, so this file has a database apart from the other tests. */
const shared = process.env.DATABASE_URL ?? "";
const name = `killed_${process.pid}`;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  const admin = postgres(shared, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const url = new URL(shared);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  await migrateDatabase(url.href);
});

afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

afterAll(closeDb);

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "worker/worker.ts"], {
    env: { ...process.env, LOG_LEVEL: "warn" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  workers.push(worker);
  return worker;
}

async function eventually(holds: () => Promise<boolean>, withinMs = 60_000) {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(5);
  }
}

test("a worker killed in the middle of a clear and of its undo repeats nothing and loses nothing: each number once", async () => {
  const ctx = await testContext();
  const numbers = numbersFrom(1, 15_000);
  for (let at = 0; at < numbers.length; at += 10_000) await block(ctx, ...numbers.slice(at, at + 10_000));
  const runKilled = async (id: number) => {
    const killed = startWorker();
    await eventually(async () => {
      const { unblockedCount, blockedCount } = await getUnblockJob(ctx, id);
      return unblockedCount + blockedCount > 0;
    });
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect((await getUnblockJob(ctx, id)).status).toBe("running");
    const next = startWorker();
    await eventually(async () => (await getUnblockJob(ctx, id)).status !== "running");
    next.kill("SIGKILL");
    return getUnblockJob(ctx, id);
  };
  const job = await createUnblockJob(ctx, { selection: { by: "all" }, expectedCount: 15_000 });
  const cleared = await runKilled(job.id);
  expect(cleared.status).toBe("succeeded");
  expect(countsOf(cleared)).toEqual({ ...none, total: 15_000, unblocked: 15_000 });
  expect(await countBlocked(ctx)).toBe(0);
  const undone = await runKilled((await undoUnblockJob(ctx, { id: job.id })).id);
  expect(countsOf(undone)).toEqual({ ...none, total: 15_000, blocked: 15_000 });
  const trail = await trailOf(ctx);
  expect(trail).toHaveLength(45_000);
  const asExpected = numbers.flatMap((number) =>
    ["api", "unblock_job", "undo"].map((source) => `${number} ${source}`),
  );
  expect(trail.map((row) => `${row.number} ${row.source}`)).toEqual(asExpected);
});
