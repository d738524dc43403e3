import { checkedActions } from "@/db/enums";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { PROMISED_MS } from "@/lib/time-limits";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { listenForChanges } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import { checkNumber } from "@/lib/enforcement/checking";

/** The contract's bound on an answer that cannot be known, in milliseconds. */
const BOUND = PROMISED_MS;

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-outage-"));
let postgres: RunningPostgres;
let ctx: Context;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
});

afterAll(async () => {
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = () =>
  Promise.all(checkedActions.map((action) => checkNumber(ctx, { callerId: testNumber(2), action })));

/** Asks until the answers are the database's own again; gives up with the test. */
async function untilAnswered() {
  while ((await ask()).some((check) => check.reason === "unavailable"));
}

test("while the table is locked every check refuses within 500 ms, and answers again afterwards", async () => {
  await untilAnswered();
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table contacts in access exclusive mode`);
    const watch = startWatch();
    const checks = await Promise.all(
      checkedActions.map((action) => checkNumber(ctx, { callerId: testNumber(3), action })),
    );
    expect(watch.own()).toBeLessThan(BOUND);
    expect(checks.map(({ allowed, reason }) => ({ allowed, reason }))).toEqual(
      checkedActions.map(() => ({ allowed: false, reason: "unavailable" })),
    );
  });
  expect(await checkNumber(ctx, { callerId: testNumber(3), action: "dial" })).toMatchObject({
    allowed: true,
  });
});

test("with the database stopped every check refuses within 500 ms, and recovers by itself when it is back", async () => {
  await untilAnswered();
  await postgres.stop();
  for (let n = 0; n < 20; n++) {
    const watch = startWatch();
    const check = await checkNumber(ctx, { callerId: testNumber(100 + n), action: "dial" });
    expect(check).toMatchObject({ allowed: false, reason: "unavailable", since: null });
    expect(watch.own()).toBeLessThan(BOUND);
  }
  postgres = await startPostgres({ dataDir, durable: false, port: postgres.port });
  await untilAnswered();
  expect(await checkNumber(ctx, { callerId: testNumber(1), action: "match" })).toMatchObject({
    reason: "blocked",
  });
});
