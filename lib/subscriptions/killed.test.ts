import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { testContext, testNumber } from "@/lib/testing/context";
import { eventually, startReceiver } from "./testing/receiver";

process.env.ALLOW_PRIVATE_TARGETS = "1";

const workers: ChildProcess[] = [];

beforeAll(async () => void (await useOwnDatabase("killed_deliveries")));
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});
afterAll(closeDb);

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "worker/worker.ts"], {
    env: { ...process.env, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  workers.push(worker);
  return worker;
}

test("however often the worker is killed, every event arrives once or more, and first in order", async () => {
  const ctx = await testContext();
  const receiver = await startReceiver();
  await receiver.subscribe(ctx, "contact_blocked");
  for (let n = 1; n <= 60; n++) await setBlocked(ctx, [testNumber(n)], { blocked: true, source: "api" });
  receiver.held.mood = { after: 30 };
  for (const kill of [1, 2]) {
    const worker = startWorker();
    await eventually(() => receiver.numbers().length >= kill * 20);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    // As if the quarter of a minute had passed after which a try counts as dead.
    await db.execute(sql`update subscriptions set next_at = next_at - interval '15 seconds'`);
  }
  startWorker();
  await eventually(() => receiver.numbers().length === 60);
  expect(receiver.numbers()).toEqual(Array.from({ length: 60 }, (_, i) => testNumber(i + 1)));
  expect(receiver.received.length).toBeLessThanOrEqual(62);
  await eventually(async () => {
    const [row] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from deliveries where state = 'delivered'`,
    );
    return row?.n === 60;
  });
  await receiver.close();
});
