import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb, db } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { listenForChanges } from "@/lib/changes";
import { callsOf, textsOf } from "@/lib/traffic/testing/records";
import { makeSchedule } from "@/lib/schedules/testing/schedules";
import { testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

/** The contract's time limit for a refusal whose reason cannot be known, in milliseconds. */
const BOUND = 500;

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-outbound-outage-"));
const held = useStandIn();
let postgres: RunningPostgres;
let client: ApiClient;
let scheduleId: number;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  const ctx = await companyAtStandIn();
  scheduleId = (await makeSchedule(ctx, {})).id;
  client = await apiClient({ ctx });
  await untilAnswered(testNumber(500));
  await untilLoaded();
});

afterAll(async () => {
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Sends a call and a text at once. Returns their statuses and how long the slower answer took. */
async function reach(to: string) {
  const watch = startWatch();
  const json = { schedule_id: scheduleId, to };
  const answers = await Promise.all([
    client.post("/schedules/make_call", { json }),
    client.post("/text_messages", { json: { ...json, message: "Hello" } }),
  ]);
  return { statuses: answers.map(({ status }) => status), ms: watch.own() };
}

const untilAnswered = (number: string) =>
  vi.waitFor(async () => expect((await client.get(`/contacts/${number}/check`)).status).toBe(200), {
    timeout: 60_000,
    interval: 50,
  });

/** Waits until a call and a text have been answered, because the first ones of a process load what they need. */
const untilLoaded = () =>
  vi.waitFor(async () => expect((await reach(testNumber(500))).statuses[1]).toBe(200), { timeout: 60_000 });

test.each(["access_tokens", "schedules", "contacts", "calls, text_messages", "provider_configurations"])(
  "while %s are locked both refuse within 500 ms, and nobody is dialed or texted afterwards either",
  async (tables) => {
    const to = testNumber(510 + tables.length);
    await client.get(`/contacts/${to}/check`);
    await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`lock table ${tables} in access exclusive mode`));
      const { statuses, ms } = await reach(to);
      expect(statuses).toEqual([503, 503]);
      expect(ms).toBeLessThan(BOUND);
    });
    await vi.waitFor(async () => {
      const made = [...(await callsOf(client.ctx)), ...(await textsOf(client.ctx))];
      expect(made.filter(({ status }) => status === "requested")).toEqual([]);
    });
    expect(held.standIn.asked(to)).toBe(0);
  },
);

test("with the database stopped both refuse within 500 ms, and recover by themselves", async () => {
  const [before, after] = [testNumber(550), testNumber(551)];
  await client.get(`/contacts/${before}/check`);
  await postgres.stop();
  for (let n = 0; n < 5; n++) {
    const { statuses, ms } = await reach(before);
    expect(statuses).toEqual([503, 503]);
    expect(ms).toBeLessThan(BOUND);
  }
  postgres = await startPostgres({ dataDir, durable: false, port: postgres.port });
  await untilAnswered(after);
  await vi.waitFor(async () => expect((await reach(after)).statuses).toContain(200), { timeout: 60_000 });
  expect(held.standIn.asked(before)).toBe(0);
});
