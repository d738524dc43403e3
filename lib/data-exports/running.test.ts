import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import type { DataExport } from "@/db/schema/data-exports";
import { storedFiles } from "@/db/schema/stored-files";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { databaseIsAway } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { testContext, testNumber } from "@/lib/testing/context";
import { createExport } from "./creating";
import { getExport } from "./reading";
import { failDataExport, runDataExport } from "./running";
import { rowsOf } from "./testing/exports";

/** Has its own database: a lock holds exports in their middle, and other test files must not wait for it. */
beforeAll(async () => {
  await useOwnDatabase("exports");
});
afterAll(closeDb);

const never = new AbortController().signal;
const PATIENCE_MS = 240_000;
const LONG_NOTE = "x".repeat(2_000);
const ROWS = 12_000;

/** Makes a blacklist whose file has 24 MB, more than the buffers between PostgreSQL and the file hold. */
async function longList(): Promise<Context> {
  const ctx = await testContext();
  const targets = Array.from({ length: ROWS }, (_, i) => ({ number: testNumber(i), note: LONG_NOTE }));
  for (const some of [targets.slice(0, ROWS / 2), targets.slice(ROWS / 2)])
    await setBlocked(ctx, some, { blocked: true, source: "api" });
  return ctx;
}

const filesOf = ({ companyId }: Context) =>
  db.select({ id: storedFiles.id }).from(storedFiles).where(eq(storedFiles.companyId, companyId));

const chunkSizes = async ({ companyId, storedFileId }: DataExport) => {
  const chunks = await db.execute<{ size: number }>(sql`
    select length(bytes) as size from stored_file_chunks
    where company_id = ${companyId} and stored_file_id = ${storedFileId} order by position`);
  return chunks.map(({ size }) => size);
};

async function until(holds: () => Promise<boolean>) {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 600) throw new Error("not within a minute");
    await sleep(100);
  }
}

/** Runs `meanwhile` while an export waits in the middle of its copy, then lets the export go on. */
async function held(meanwhile: () => Promise<void>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table stored_file_chunks in share mode`);
    await meanwhile();
  });
}

const copying = () =>
  db.execute<{ pid: number; done: number }>(sql`
    select pid, tuples_processed::int as done from pg_stat_progress_copy where datname = current_database()`);

/** Returns how many sessions wait for a lock. */
async function waiting(): Promise<number> {
  const sessions = await db.execute(sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return sessions.length;
}

/** Waits until a copy has begun and goes no further. Returns its server process. */
async function waitUntilStuck(): Promise<number> {
  let [pid, before] = [0, 0];
  await until(async () => {
    const [copy] = await copying();
    const stuck = copy !== undefined && copy.done > 0 && copy.done === before;
    [pid, before] = [copy?.pid ?? 0, copy?.done ?? 0];
    return stuck;
  });
  return pid;
}

test(
  "what happens after the instant of an export is not in it, however long it takes",
  async () => {
    const ctx = await longList();
    const { id } = await createExport(ctx, {});
    let running: Promise<unknown> = Promise.resolve();
    await held(async () => {
      running = runDataExport({ companyId: ctx.companyId, id }, never);
      await waitUntilStuck();
      await setBlocked(ctx, [testNumber(0), testNumber(1)], { blocked: false, source: "api" });
      await setBlocked(ctx, [testNumber(0)], { blocked: true, source: "api", note: "blocked anew" });
      await setBlocked(ctx, [testNumber(ROWS)], { blocked: true, source: "api" });
    });
    await running;
    const made = await getExport(ctx, id);
    const rows = await rowsOf(ctx, made);
    expect(rows.map((row) => row.number)).toEqual(
      Array.from({ length: ROWS }, (_, i) => testNumber(ROWS - 1 - i)),
    );
    expect(new Set(rows.map((row) => row.note))).toEqual(new Set([LONG_NOTE]));
    expect(made).toMatchObject({ status: "succeeded", totalCount: ROWS, exportedCount: ROWS });
    const [unblocked] = await db.execute<{ at: string }>(sql`
    select min(blocked_cleared_at) as at from block_logs where company_id = ${ctx.companyId}`);
    expect(made.asOf?.getTime()).toBeLessThan(Date.parse(unblocked?.at ?? "-"));
  },
  PATIENCE_MS,
);

test(
  "while it runs, the record tells how far it is",
  async () => {
    const ctx = await longList();
    const { id } = await createExport(ctx, {});
    let running: Promise<unknown> = Promise.resolve();
    await held(async () => {
      running = runDataExport({ companyId: ctx.companyId, id }, never);
      await waitUntilStuck();
      expect(await getExport(ctx, id)).toMatchObject({ status: "running", totalCount: ROWS, byteSize: null });
      await sleep(600);
    });
    const seen: number[] = [];
    while ((await Promise.race([running.then(() => "ended"), sleep(5, "runs")])) === "runs")
      seen.push((await getExport(ctx, id)).exportedCount);
    expect(seen.some((count) => count > 0 && count <= ROWS)).toBe(true);
  },
  PATIENCE_MS,
);

test(
  "a try that is cut off leaves nothing: the next one starts over with a new instant",
  async () => {
    const ctx = await longList();
    const { id } = await createExport(ctx, {});
    const job = { companyId: ctx.companyId, id };
    let cut: Promise<unknown> = Promise.resolve();
    await held(async () => {
      cut = runDataExport(job, never).catch((error: unknown) => error);
      const pid = await waitUntilStuck();
      await db.execute(sql`select pg_terminate_backend(${pid}::int)`);
      await setBlocked(ctx, [testNumber(0)], { blocked: false, source: "api" });
    });
    expect(databaseIsAway(await cut)).toBe(true);
    const half = await getExport(ctx, id);
    expect(half).toMatchObject({ status: "running" });
    expect(await runDataExport(job, never)).toBe(true);
    const made = await getExport(ctx, id);
    expect(made).toMatchObject({ status: "succeeded", exportedCount: ROWS - 1 });
    expect(made.asOf?.getTime()).toBeGreaterThan(half.asOf?.getTime() ?? Number.NaN);
    expect(await rowsOf(ctx, made)).toHaveLength(ROWS - 1);
    expect(await filesOf(ctx)).toEqual([{ id: made.storedFileId }]);
  },
  PATIENCE_MS,
);

test(
  "told to rest it comes to rest, to be run again",
  async () => {
    const ctx = await longList();
    const { id } = await createExport(ctx, {});
    const job = { companyId: ctx.companyId, id };
    const resting = new AbortController();
    let rested: Promise<boolean> = Promise.resolve(true);
    await held(async () => {
      rested = runDataExport(job, resting.signal);
      await waitUntilStuck();
      resting.abort();
    });
    expect(await rested).toBe(false);
    await until(async () => (await copying()).length === 0);
    expect(await runDataExport(job, never)).toBe(true);
    expect(await filesOf(ctx)).toHaveLength(1);
    const made = await getExport(ctx, id);
    expect(await rowsOf(ctx, made)).toHaveLength(ROWS);
    const sizes = await chunkSizes(made);
    expect(new Set(sizes.slice(0, -1))).toEqual(new Set([1 << 20]));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(made.byteSize);
  },
  PATIENCE_MS,
);

test(
  "run twice at once there is one file, whole; run again after its end nothing changes",
  async () => {
    const ctx = await longList();
    const { id } = await createExport(ctx, {});
    const job = { companyId: ctx.companyId, id };
    const both: Promise<boolean>[] = [];
    await held(async () => {
      both.push(runDataExport(job, never));
      await waitUntilStuck();
      both.push(runDataExport(job, never));
      await until(async () => (await waiting()) === 2);
    });
    expect(await Promise.all(both)).toEqual([true, true]);
    const made = await getExport(ctx, id);
    expect(made.status).toBe("succeeded");
    expect(await rowsOf(ctx, made)).toHaveLength(ROWS);
    expect(await filesOf(ctx)).toEqual([{ id: made.storedFileId }]);
    expect(await runDataExport(job, never)).toBe(true);
    await failDataExport(job, new Error("too late"));
    expect(await getExport(ctx, id)).toEqual(made);
  },
  PATIENCE_MS,
);

test("an export that fails says so in one sentence and keeps no half a file", async () => {
  const ctx = await testContext();
  const { id } = await createExport(ctx, {});
  const job = { companyId: ctx.companyId, id };
  await failDataExport(job, new Invalid({ fulltext: ["needs 3 characters or more"] }));
  const failed = await getExport(ctx, id);
  expect(failed).toMatchObject({ status: "failed", errorMessage: "fulltext needs 3 characters or more" });
  expect(await runDataExport(job, never)).toBe(true);
  expect(await getExport(ctx, id)).toEqual(failed);
  const other = await createExport(ctx, {});
  await failDataExport({ ...job, id: other.id }, new Error("something inside"));
  expect((await getExport(ctx, other.id)).errorMessage).toMatch(/went wrong on our side/);
  expect(await filesOf(ctx)).toEqual([]);
});

test("an export runs with the permissions its asker had then", async () => {
  const ctx = await testContext();
  const { id } = await createExport(ctx, {});
  await db.execute(sql`update data_exports set permissions = '{Contact:read}' where id = ${id}`);
  await expect(runDataExport({ companyId: ctx.companyId, id }, never)).rejects.toThrow("Contact:export");
});
