import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb, db } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { listenForChanges } from "@/lib/changes";
import { testNumber } from "@/lib/testing/context";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

/** The contract's time limit for a check, and our limit for every other answer, in milliseconds. */
const CHECK_BOUND = 500;
const BOUND = 6_000;

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-api-outage-"));
let postgres: RunningPostgres;
let client: ApiClient;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  client = await apiClient();
  await client.post(`/contacts/${testNumber(1)}/caller_block`);
  await untilAnswered();
});

afterAll(async () => {
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const check = (query = "") => client.get(`/contacts/${testNumber(1)}/check${query}`);

/** Waits until the database answers again. */
const untilAnswered = () =>
  vi.waitFor(async () => expect((await check()).status).toBe(200), { timeout: 60_000, interval: 50 });

/** Returns the answers, and how long the slowest took. */
async function timed<T>(asked: Promise<T>[]) {
  const start = performance.now();
  return { answers: await Promise.all(asked), ms: performance.now() - start };
}

/** Sends three checks at once, and expects their answers within the bound. */
async function ask() {
  const { answers, ms } = await timed(["", "?action=match", "?action=sms"].map(check));
  expect(ms).toBeLessThan(CHECK_BOUND);
  return answers.map(({ status, body }) => ({ status, said: body.status, check: body.check }));
}

const refusals = ["dial", "match", "sms"].map((action) => ({
  status: 503,
  said: 503,
  check: { number: testNumber(1), action, allowed: false, reason: "unavailable", since: null, caller: null },
}));

test("while every table is locked a check refuses within 500 ms", async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table access_tokens, contacts in access exclusive mode`);
    expect(await ask()).toEqual(refusals);
  });
  await untilAnswered();
});

test("while the contacts are locked the others are answered with 503 in seconds", async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table contacts in access exclusive mode`);
    const { answers, ms } = await timed([
      client.post(`/contacts/${testNumber(2)}/caller_block`),
      client.get("/contacts/suppression_list"),
    ]);
    expect(ms).toBeLessThan(BOUND);
    expect(answers.map(({ body }) => body.status)).toEqual([503, 503]);
  });
  // A block that was begun is not taken back: it is made as soon as it can be.
  await vi.waitFor(async () => {
    const { body } = await client.get(`/contacts/${testNumber(2)}`);
    expect(body.contact).toMatchObject({ blocked: true });
  });
  await untilAnswered();
});

test("with the database stopped a check refuses within 500 ms, the others in seconds, and all recovers by itself", async () => {
  await postgres.stop();
  expect(await ask()).toEqual(refusals);
  expect(await ask()).toEqual(refusals);
  const { answers, ms } = await timed([
    client.post(`/contacts/${testNumber(2)}/caller_block`),
    client.put(`/contacts/${testNumber(2)}?blocked=1`),
    client.get("/contacts/suppression_list"),
    client.get("/block_logs"),
    client.get("/me"),
  ]);
  expect(ms).toBeLessThan(BOUND);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(await ask()).toEqual(refusals);
  postgres = await startPostgres({ dataDir, durable: false, port: postgres.port });
  await untilAnswered();
  expect((await check()).body.check).toMatchObject({ allowed: false, reason: "blocked" });
});
