import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { setBlocked } from "./set-blocked";
import { countBlocked } from "../listing";

const logs = (ctx: Context) =>
  db.execute(sql`select contact_id, action, source, reason, note, user_id, collaborator_id, host(request_ip) as ip,
    blocked_at, blocked_cleared_at, created_at from block_logs where company_id = ${ctx.companyId} order by id`);
const repeats = (ctx: Context) =>
  db.execute(
    sql`select contact_id, block_log_id, reason from repeated_blocks where company_id = ${ctx.companyId} order by id`,
  );
const states = (ctx: Context) =>
  db.execute(
    sql`select number, blocked, blocked_at, country, time_zone from contacts where company_id = ${ctx.companyId} order by number`,
  );

const api = { source: "api" } as const;

test("blocking a new number makes its contact, blocked, with one log row that says who, why and whence", async () => {
  const ctx = await testContext({ requestIp: "203.0.113.7" });
  const outcome = await setBlocked(ctx, [testNumber(1)], {
    blocked: true,
    ...api,
    reason: "spam",
    note: "robot",
  });
  expect(outcome.get(testNumber(1))).toMatchObject({ result: "blocked" });
  expect(await states(ctx)).toMatchObject([
    { number: testNumber(1), blocked: true, country: "US", time_zone: "America/Denver" },
  ]);
  expect(await logs(ctx)).toMatchObject([
    {
      action: "block",
      source: "api",
      reason: "spam",
      note: "robot",
      ip: "203.0.113.7",
      user_id: ctx.actor.userId,
    },
  ]);
});

test("a block and its unblock carry the block's time and its own", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, ...api });
  await setBlocked(ctx, [testNumber(1)], { blocked: false, ...api });
  const [block, unblock] = await logs(ctx);
  expect(block?.blocked_at).toBe(block?.created_at);
  expect(unblock?.blocked_at).toBe(block?.blocked_at);
  expect(unblock?.blocked_cleared_at).toBe(unblock?.created_at);
  expect(await states(ctx)).toMatchObject([{ blocked: false, blocked_at: null }]);
});

test("blocking a blocked number changes nothing and is kept as asked again, beside the log row in force", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, ...api });
  const before = await states(ctx);
  const outcome = await setBlocked(ctx, [testNumber(1)], { blocked: true, ...api, reason: "litigator" });
  expect(outcome.get(testNumber(1))?.result).toBe("already_blocked");
  expect(await states(ctx)).toEqual(before);
  expect(await logs(ctx)).toHaveLength(1);
  expect(await repeats(ctx)).toMatchObject([{ reason: "litigator" }]);
});

test("unblocking what is not blocked, or not known, changes nothing and makes no contact", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, ...api });
  await setBlocked(ctx, [testNumber(1)], { blocked: false, ...api });
  const outcome = await setBlocked(ctx, [testNumber(1), testNumber(2)], { blocked: false, ...api });
  expect([...outcome.values()].map((one) => one.result)).toEqual(["not_blocked", "not_blocked"]);
  expect(outcome.get(testNumber(2))?.contactId).toBeNull();
  expect(await states(ctx)).toHaveLength(1);
  expect(await logs(ctx)).toHaveLength(2);
});

test("ten thousand numbers, new, free and blocked ones mixed, each get the outcome that is theirs", async () => {
  const ctx = await testContext();
  const numbers = Array.from({ length: 10_000 }, (_, n) => testNumber(n));
  await setBlocked(ctx, numbers.slice(0, 4_000), { blocked: true, ...api });
  await setBlocked(ctx, numbers.slice(0, 1_000), { blocked: false, ...api });
  const outcome = await setBlocked(ctx, numbers, { blocked: true, ...api });
  const results = numbers.map((number) => outcome.get(number)?.result);
  expect(new Set(results.slice(0, 1_000))).toEqual(new Set(["blocked"]));
  expect(new Set(results.slice(1_000, 4_000))).toEqual(new Set(["already_blocked"]));
  expect(new Set(results.slice(4_000))).toEqual(new Set(["blocked"]));
  expect(await countBlocked(ctx)).toBe(10_000);
  expect(await repeats(ctx)).toHaveLength(3_000);
});

test("twenty at once on one new number: one contact, one log row, nineteen asked again", async () => {
  const ctx = await testContext();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => setBlocked(ctx, [testNumber(1)], { blocked: true, ...api })),
  );
  const results = outcomes.map((outcome) => outcome.get(testNumber(1))?.result);
  expect(results.filter((result) => result === "blocked")).toHaveLength(1);
  expect(await states(ctx)).toHaveLength(1);
  expect(await logs(ctx)).toHaveLength(1);
  expect(await repeats(ctx)).toHaveLength(19);
  expect(await countBlocked(ctx)).toBe(1);
});

test("a contact that another open transaction is just making ends blocked", async () => {
  const ctx = await testContext();
  let blocking: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    const at = new Date();
    await tx
      .insert(contacts)
      .values({ companyId: ctx.companyId, number: testNumber(1), createdAt: at, updatedAt: at });
    blocking = setBlocked(ctx, [testNumber(1)], { blocked: true, ...api });
    await waitUntilOneWaits();
  });
  await blocking;
  expect(await states(ctx)).toMatchObject([{ blocked: true }]);
  expect(await logs(ctx)).toHaveLength(1);
});

test("blocks and unblocks of the same numbers at once, in any order, leave logs that alternate and agree with the state", async () => {
  const ctx = await testContext();
  const numbers = Array.from({ length: 30 }, (_, n) => testNumber(n));
  const shuffled = () => numbers.toSorted(() => Math.random() - 0.5).slice(0, 20);
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => setBlocked(ctx, shuffled(), { blocked: n % 2 === 0, ...api })),
  );
  const broken = await db.execute(sql`
    select l.* from (
      select contact_id, action, block_logs.created_at, lag(action) over w as before, lag(block_logs.created_at) over w as earlier,
        lead(action) over w as after, c.blocked
      from block_logs join contacts c on c.company_id = block_logs.company_id and c.id = contact_id
      where block_logs.company_id = ${ctx.companyId} window w as (partition by contact_id order by block_logs.id)
    ) as l
    where l.action = l.before or (l.before is null and l.action <> 'block') or l.created_at < l.earlier
      or (l.after is null and l.blocked <> (l.action = 'block'))`);
  expect(broken).toEqual([]);
  const [{ count } = { count: -1 }] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from contacts where company_id = ${ctx.companyId} and blocked`,
  );
  expect(await countBlocked(ctx)).toBe(count);
});

test("a change inside a transaction that fails leaves no trace", async () => {
  const ctx = await testContext();
  await expect(
    db.transaction(async (tx) => {
      await setBlocked({ ...ctx, db: tx }, [testNumber(1)], { blocked: true, ...api });
      throw new Error("the caller failed");
    }),
  ).rejects.toThrow("the caller failed");
  expect(await states(ctx)).toEqual([]);
  expect(await logs(ctx)).toEqual([]);
  expect(await countBlocked(ctx)).toBe(0);
});

test("the same number is another contact in another company", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  await setBlocked(acme, [testNumber(1)], { blocked: true, ...api });
  expect(await states(globex)).toEqual([]);
  expect(
    (await setBlocked(globex, [testNumber(1)], { blocked: false, ...api })).get(testNumber(1))?.contactId,
  ).toBeNull();
  expect(await states(acme)).toMatchObject([{ blocked: true }]);
});

/** Returns once some statement waits for another transaction's lock. */
async function waitUntilOneWaits() {
  for (;;) {
    const waiting = await db.execute(
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
