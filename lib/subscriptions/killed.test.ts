import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { testContext, testNumber } from "@/lib/testing/context";
import { useWorkers } from "@/lib/testing/worker-process";
import { eventually } from "@/lib/testing/eventually";
import { connectVicidial } from "./connecting";
import { startReceiver } from "./testing/receiver";
import { LOGIN, startVicidial } from "./testing/vicidial";

process.env.ALLOW_PRIVATE_TARGETS = "1";

const startWorker = useWorkers();

beforeAll(async () => void (await useOwnDatabase("killed_deliveries")));
afterAll(closeDb);

/** As if the quarter of a minute had passed after which a try counts as dead. */
const passTheClaim = () =>
  db.execute(sql`update subscriptions set next_at = next_at - interval '15 seconds'`);

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
    await passTheClaim();
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

test("VICIdial's list is complete however often the worker is killed, and few numbers are told again", async () => {
  const ctx = await testContext();
  const dialer = await startVicidial();
  const numbers = Array.from({ length: 240 }, (_, i) => testNumber(i));
  await setBlocked(ctx, numbers, { blocked: true, source: "api" });
  await setBlocked(ctx, numbers.slice(0, 40), { blocked: false, source: "api" });
  await connectVicidial(ctx, { targetUrl: dialer.url, ...LOGIN, from: "everything" });
  for (const kill of [1, 2]) {
    const worker = startWorker();
    await eventually(() => dialer.held.calls.length >= kill * 80);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await passTheClaim();
  }
  startWorker();
  await eventually(async () => {
    const [row] = await db.execute<{ done: boolean }>(
      sql`select bool_and(state = 'delivered') as done from deliveries where company_id = ${ctx.companyId}`,
    );
    return row?.done === true;
  });
  expect(dialer.list()).toEqual(numbers.slice(40).map((number) => number.slice(2)));
  expect(dialer.held.calls.length).toBeLessThanOrEqual(240 + 2 * 60);
  await dialer.close();
});
