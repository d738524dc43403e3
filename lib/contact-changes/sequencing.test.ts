import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { eventually } from "@/lib/testing/eventually";
import { testContext, testNumber } from "@/lib/testing/context";
import { transaction } from "@/lib/transaction";
import { changesAt } from "./inner/positions";
import { giveSome } from "./inner/sequencing";
import { giveAllPositions } from "./positioning";
import {
  catchUp,
  copyFromSnapshot,
  emptyCopy,
  linesOf,
  linesOfDatabase,
  loggedChanges,
  takenChanges,
} from "./testing/copying";

// No transaction of another test file keeps ids from being settled.
beforeAll(async () => void (await useOwnDatabase("sequencing")));
afterAll(closeDb);

const block = (ctx: Context, blocked: boolean, ...numbers: number[]) =>
  setBlocked(ctx, numbers.map(testNumber), { blocked, source: "api" });
const optOut = (ctx: Context, n: number, optOut: boolean) =>
  setOptOut(ctx, testNumber(n), { optOut, source: "api", channel: "api" });

/** A transaction that changes something and commits when told. */
async function held(ctx: Context, change: (ctx: Context) => Promise<unknown>) {
  let commit = () => {};
  const told = new Promise<void>((resolve) => (commit = resolve));
  let changed = () => {};
  const begun = new Promise<void>((resolve) => (changed = resolve));
  const done = transaction(ctx, async (ctx) => {
    await change(ctx);
    changed();
    await told;
  });
  await begun;
  return async () => {
    commit();
    await done;
  };
}

const feedOf = async ({ companyId }: Context) => {
  const [feed] = await db.execute<{ seq: number; settled_id: number; last: number }>(sql`
    select seq, settled_id, (select last_value from block_logs_id_seq) as last from change_feeds
    where company_id = ${companyId}`);
  return feed;
};

test("a block, an opt-out and their ends are told in their order", async () => {
  const ctx = await testContext();
  await block(ctx, true, 1, 2);
  await optOut(ctx, 1, true);
  await block(ctx, false, 1);
  await optOut(ctx, 1, false);
  const copy = emptyCopy();
  await catchUp(ctx, copy);
  expect(copy.taken.map(({ op, number, seq }) => [seq, op, number])).toEqual([
    [1, "block", testNumber(1)],
    [2, "block", testNumber(2)],
    [3, "opt_out", testNumber(1)],
    [4, "unblock", testNumber(1)],
    [5, "opt_in", testNumber(1)],
  ]);
});

test("what is committed late, with lower ids, is told late and not left out", async () => {
  const ctx = await testContext();
  const copy = emptyCopy();
  const late = await held(ctx, (ctx) => block(ctx, true, 1, 2));
  const later = await held(ctx, (ctx) => optOut(ctx, 3, true));
  for (const n of [4, 5, 6]) {
    await block(ctx, true, n);
    expect(await catchUp(ctx, copy)).toBe(1);
  }
  await late();
  expect(await catchUp(ctx, copy)).toBe(2);
  await block(ctx, false, 4);
  await later();
  expect(await catchUp(ctx, copy)).toBe(2);
  expect(takenChanges(copy)).toEqual(await loggedChanges(ctx));
});

test("once nothing older is open, ids are settled, and a quiet feed is not written to", async () => {
  const ctx = await testContext();
  const open = await held(ctx, (ctx) => block(ctx, true, 1));
  await block(ctx, true, 2);
  await giveAllPositions();
  await giveAllPositions();
  expect((await feedOf(ctx))?.settled_id).toBe(0);
  await open();
  const copy = emptyCopy();
  // Other tests' transactions may still be open, and are older.
  await eventually(async () => {
    await catchUp(ctx, copy);
    const quiet = await feedOf(ctx);
    return quiet !== undefined && quiet.settled_id === quiet.last;
  });
  const version = () =>
    db.execute(sql`select xmin::text from change_feeds where company_id = ${ctx.companyId}`);
  const before = await version();
  for (let i = 0; i < 3; i++) expect(await catchUp(ctx, copy)).toBe(0);
  expect(await version()).toEqual(before);
});

test("a sequencer that dies half way has given nothing, and the next one gives the same", async () => {
  const ctx = await testContext();
  await block(ctx, true, 1, 2, 3);
  const dies = db.transaction(async (tx) => {
    expect((await giveSome(tx, ctx.companyId)).seq).toBe(3);
    throw new Error("killed");
  });
  await expect(dies).rejects.toThrow("killed");
  expect(await feedOf(ctx)).toBeUndefined();
  const copy = emptyCopy();
  expect(await catchUp(ctx, copy)).toBe(3);
  expect(copy.taken.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("a connection that is killed while it gives positions leaves the feed as it was", async () => {
  const ctx = await testContext();
  await block(ctx, true, 1, 2, 3);
  const dies = db.transaction(async (tx) => {
    await giveSome(tx, ctx.companyId);
    const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0})`);
    await tx.execute(sql`select 1`);
  });
  await expect(dies).rejects.toThrow(/Failed query|CONNECTION/);
  const copy = emptyCopy();
  expect(await catchUp(ctx, copy)).toBe(3);
  expect(takenChanges(copy)).toEqual(await loggedChanges(ctx));
});

test("six writers at once, who commit when they like: each change once, each number's in its order", async () => {
  const ctx = await testContext();
  const other = await testContext();
  const fromStart = emptyCopy();
  const pick = () => Math.ceil(Math.random() * 40);
  let writing = 6;
  const write = async (ctx: Context) => {
    for (let i = 0; i < 25; i++) {
      await transaction(ctx, async (ctx) => {
        if (Math.random() < 0.3) await optOut(ctx, pick(), Math.random() < 0.5);
        else
          await block(
            ctx,
            Math.random() < 0.5,
            ...Array.from({ length: 1 + Math.floor(Math.random() * 8) }, pick),
          );
        await sleep(Math.random() * 30);
      });
    }
    writing--;
  };
  const writers = Array.from({ length: 6 }, () => write(ctx));
  const stranger = write(other);
  await sleep(100);
  const fromSnapshot = await copyFromSnapshot(ctx);
  while (writing > 0) {
    await catchUp(ctx, fromStart, 1 + Math.floor(Math.random() * 60));
    await catchUp(ctx, fromSnapshot);
  }
  await Promise.all([...writers, stranger]);
  for (const copy of [fromStart, fromSnapshot]) while ((await catchUp(ctx, copy)) > 0);
  expect(takenChanges(fromStart)).toEqual(await loggedChanges(ctx));
  expect(fromStart.taken.map(({ seq }) => seq)).toEqual(fromStart.taken.map((_, i) => i + 1));
  const truth = await linesOfDatabase(ctx);
  expect(linesOf(fromStart)).toEqual(truth);
  expect(linesOf(fromSnapshot)).toEqual(truth);
});

test("more changes than one transaction gives positions to are all told, in order", async () => {
  const ctx = await testContext();
  await block(ctx, true, 1);
  await db.execute(sql`
    insert into block_logs (company_id, contact_id, action, source, blocked_at, blocked_cleared_at, created_at)
    select company_id, contact_id, case when i % 2 = 1 then 'unblock' else 'block' end::block_action, 'api', created_at,
      case when i % 2 = 1 then created_at end, created_at
    from block_logs, generate_series(1, 41000) as i where company_id = ${ctx.companyId}`);
  await optOut(ctx, 1, true);
  await catchUp(ctx, emptyCopy());
  expect(await feedOf(ctx)).toMatchObject({ seq: 41_002 });
  for (const [from, to] of [
    [1, 5],
    [39_995, 40_005],
    [40_996, 41_001],
  ] as const) {
    const changes = await changesAt(ctx, { from, to });
    expect(changes.map(({ seq, op }) => [seq, op])).toEqual(
      Array.from({ length: to - from + 1 }, (_, i) => [from + i, (from + i) % 2 === 1 ? "block" : "unblock"]),
    );
  }
  expect(await changesAt(ctx, { from: 41_002, to: 41_002 })).toMatchObject([{ op: "opt_out" }]);
});
