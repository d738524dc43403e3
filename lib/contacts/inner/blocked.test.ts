import { spawn } from "node:child_process";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checksDb, db } from "@/db";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { testContext, testNumber } from "@/lib/testing/context";
import { setBlocked } from "./set-blocked";
import { factsOf, isBlocked, whichBlocked } from "./blocked";
import { forgetBlocked, recall, TTL_MS } from "./cache";
import { listenForChanges } from "@/lib/changes";
import { setOptOut } from "./set-opt-out";

const number = testNumber(1);
const block = { blocked: true, source: "api" } as const;
const unblock = { blocked: false, source: "api" } as const;

/** A lock holds a look-up in its middle; other tests' files must not wait for that lock. */
beforeAll(async () => void (await useOwnDatabase("blocked")));
afterAll(() => listenForChanges().stop());

/** Waits until `check` holds and returns the milliseconds that it took. Gives up after `patience`. */
async function until(check: () => boolean | Promise<boolean>, patience = 10_000): Promise<number> {
  const start = performance.now();
  while (!(await check())) {
    if (performance.now() - start > patience) throw new Error(`not so within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

/** Returns whether a session waits for another's lock. */
async function oneWaits(): Promise<boolean> {
  const waiting = await db.execute(sql`
    select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
  return waiting.length > 0;
}

/** Returns a context whose answers are cached: changes are heard, and an answer is kept. */
async function cachedContext() {
  const ctx = await testContext();
  await until(async () => {
    await isBlocked(ctx, number);
    return recall(ctx.companyId, number) !== undefined;
  });
  return ctx;
}

test("a change made in this process is seen by the very next check, both ways", async () => {
  const ctx = await cachedContext();
  await setBlocked(ctx, [number], block);
  expect(await isBlocked(ctx, number)).toBe(true);
  await setBlocked(ctx, [number], unblock);
  expect(await isBlocked(ctx, number)).toBe(false);
  await setOptOut(ctx, number, { optOut: true, channel: "sms", source: "api" });
  expect((await factsOf(ctx, number)).optedOutAt).toBeInstanceOf(Date);
});

test("a change that another process makes is seen within a second", async () => {
  const ctx = await cachedContext();
  await blockElsewhere(ctx.companyId);
  const known = until(() => recall(ctx.companyId, number) === undefined, 1_000);
  await expect(known).resolves.toBeLessThan(1_000);
  expect(await isBlocked(ctx, number)).toBe(true);
});

test("while the listening connection is down nothing is served from the cache, and it comes back by itself", async () => {
  const ctx = await cachedContext();
  await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'blacklist listener' and datname = current_database()`);
  await until(() => recall(ctx.companyId, number) === undefined, 1_000);
  await silently(ctx.companyId);
  expect(await isBlocked(ctx, number)).toBe(true);
  await until(() => recall(ctx.companyId, number) !== undefined || isBlocked(ctx, number).then(() => false));
  expect(recall(ctx.companyId, number)?.blockedAt).toBeInstanceOf(Date);
});

test("a change whose message is lost is seen after 15 seconds at the latest", async () => {
  const ctx = await cachedContext();
  await silently(ctx.companyId);
  const took = await until(() => isBlocked(ctx, number), TTL_MS + 1_000);
  expect(took).toBeLessThan(TTL_MS + 1_000);
});

test("misses of many numbers in one tick make one statement, and of one number too", async () => {
  const ctx = await testContext();
  const numbers = Array.from({ length: 500 }, (_, n) => testNumber(n));
  await setBlocked(ctx, numbers.slice(0, 250), block);
  const statements: string[] = [];
  await isBlocked(ctx, testNumber(999));
  checksDb.$client.options.debug = (_connection: number, query: string) => statements.push(query);
  const blocked = await whichBlocked(ctx, [...numbers, ...numbers]);
  checksDb.$client.options.debug = () => {};
  expect(blocked).toEqual(new Set(numbers.slice(0, 250)));
  expect(statements).toHaveLength(1);
});

test("a look-up that began before a change does not bring the old answer back into the cache", async () => {
  const ctx = await cachedContext();
  await setBlocked(ctx, [testNumber(2)], block);
  const early = await checksDb.transaction(async (tx) => {
    await tx.execute(sql`lock table contacts in access exclusive mode`);
    const lookedUp = isBlocked(ctx, testNumber(2));
    await until(oneWaits);
    forgetBlocked({ companyId: ctx.companyId, numbers: [testNumber(2)] });
    return { lookedUp };
  });
  expect(await early.lookedUp).toBe(true);
  expect(recall(ctx.companyId, testNumber(2))).toBeUndefined();
});

test("one company's block is not another's", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  await setBlocked(acme, [number], block);
  expect(await isBlocked(acme, number)).toBe(true);
  expect(await isBlocked(globex, number)).toBe(false);
});

/** Blocks in another process, through the same `setBlocked`. */
async function blockElsewhere(companyId: number) {
  const script = `
    import { makeContext } from "@/lib/context";
    import { allPermissions } from "@/lib/allow";
    import { setBlocked } from "@/lib/contacts/inner/set-blocked";
    import { closeDb } from "@/db";
    const ctx = makeContext({ companyId: ${companyId}, country: "US", actor: { type: "system" }, permissions: allPermissions });
    setBlocked(ctx, ["${number}"], { blocked: true, source: "system" }).then(() => closeDb());`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code).toBe(0);
}

/** Blocks without telling the listeners. */
const silently = (companyId: number) =>
  db.execute(sql`insert into contacts (company_id, number, blocked, blocked_at, created_at, updated_at)
    values (${companyId}, ${number}, true, now(), now(), now())`);
