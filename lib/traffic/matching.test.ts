import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { dailyCounts } from "@/db/schema/daily-counts";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { makeOffer } from "@/lib/webhooks/testing/twilio";
import { checkMatch } from "@/lib/enforcement/checking";
import { matchCall } from "./matching";

const OURS = "+12125550100" as Phone;
const CALLER = testNumber(1);
let made = 0;

async function setUp() {
  const ctx = await testContext();
  await makeOffer(ctx, { number: OURS, buyers: [testNumber(11)] });
  // The first check opens connections, which a busy machine may not do in time.
  await expect.poll(async () => (await checkMatch(ctx, CALLER)).refusal).toBeNull();
  return ctx;
}

/** So many calls at once, each told of with the given id or with one of its own. */
const calling = (ctx: Context, count: number, { id, from = CALLER }: { id?: string; from?: string } = {}) =>
  Array.from({ length: count }, () =>
    matchCall(ctx, {
      providerCallId: id ?? `CA${made++}`,
      from,
      to: OURS,
      hookUrl: "https://hooks.example.com/hooks/twilio/x",
    }),
  );

const callsOf = ({ db, companyId }: Context) => db.select().from(calls).where(eq(calls.companyId, companyId));
const isRejected = (twiml: string) => twiml.includes("<Reject/>");

test("a call told of ten times at once is one call, counted once, with one answer", async () => {
  const ctx = await setUp();
  const answers = new Set(await Promise.all(calling(ctx, 10, { id: "CA1" })));
  expect([...answers].map(isRejected)).toEqual([false]);
  expect(await callsOf(ctx)).toHaveLength(1);
  expect(await contactOfNumber(ctx, CALLER)).toMatchObject({ callsCount: 1 });
});

test("a withheld caller's call told of ten times at once is one call with one answer", async () => {
  const ctx = await setUp();
  const answers = new Set(await Promise.all(calling(ctx, 10, { id: "CA1", from: "anonymous" })));
  expect([...answers].map(isRejected)).toEqual([false]);
  expect(await callsOf(ctx)).toHaveLength(1);
});

test("a number blocked and unblocked while calls come in: each call is recorded as it was answered, none is matched while it is blocked", async () => {
  const ctx = await setUp();
  const first = calling(ctx, 12);
  await setBlocked(ctx, [CALLER], { blocked: true, source: "api" });
  const blocked = await Promise.all(calling(ctx, 12));
  expect(blocked.filter(isRejected)).toHaveLength(12);
  const before = await Promise.all(first);
  await setBlocked(ctx, [CALLER], { blocked: false, source: "api" });
  const after = await Promise.all(calling(ctx, 12));
  expect(after.filter(isRejected)).toEqual([]);
  const rejected = [...before, ...blocked].filter(isRejected).length;
  const statuses = (await callsOf(ctx)).map(({ status }) => status);
  expect(statuses.filter((status) => status === "blocked")).toHaveLength(rejected);
  expect(statuses.filter((status) => status === "ringing")).toHaveLength(36 - rejected);
  expect(await contactOfNumber(ctx, CALLER)).toMatchObject({ callsCount: 36 });
  const stops = await ctx.db.select().from(dailyCounts).where(eq(dailyCounts.companyId, ctx.companyId));
  expect(stops.filter(({ kind }) => kind === "stop")).toHaveLength(rejected);
});

test("a call that is told of again is rejected when its caller was blocked a moment ago and this process has not heard of it", async () => {
  const ctx = await setUp();
  const [first = ""] = await Promise.all(calling(ctx, 1, { id: "CA1" }));
  expect(isRejected(first)).toBe(false);
  expect((await checkMatch(ctx, CALLER)).refusal).toBeNull();
  await ctx.db.execute(sql`
    update contacts set blocked = true, blocked_at = now() where company_id = ${ctx.companyId} and number = ${CALLER}`);
  const [again = ""] = await Promise.all(calling(ctx, 1, { id: "CA1" }));
  expect(isRejected(again)).toBe(true);
  expect((await callsOf(ctx)).map(({ status }) => status)).toEqual(["blocked"]);
});

const untilTakenBack = (ctx: Context) =>
  expect
    .poll(async () => (await callsOf(ctx)).map(({ status, refusalReason }) => [status, refusalReason]))
    .toEqual([["unavailable", "unavailable"]]);

test("a call that cannot be decided any more is rejected and recorded as unavailable", async () => {
  const ctx = await setUp();
  const [answer = ""] = await Promise.all(calling({ ...ctx, answerBy: performance.now() }, 1));
  expect(isRejected(answer)).toBe(true);
  await untilTakenBack(ctx);
  const stops = await ctx.db.select().from(dailyCounts).where(eq(dailyCounts.companyId, ctx.companyId));
  expect(stops).toEqual([]);
});

test("a call that is put through too late was rejected, and says so", async () => {
  const ctx = await setUp();
  await Promise.all(calling(ctx, 1));
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select from contacts where company_id = ${ctx.companyId} for update`);
    const [answer = ""] = await Promise.all(calling({ ...ctx, answerBy: performance.now() + 300 }, 1));
    expect(isRejected(answer)).toBe(true);
  });
  await expect
    .poll(async () => (await callsOf(ctx)).map(({ status }) => status).toSorted())
    .toEqual(["ringing", "unavailable"]);
});

test("a blocked caller is rejected even when that cannot be written down", async () => {
  const ctx = await setUp();
  await setBlocked(ctx, [CALLER], { blocked: true, source: "api" });
  const broken = { ...ctx, companyId: ctx.companyId };
  broken.db = new Proxy(ctx.db, {
    get: (target, name) => {
      if (name === "transaction") return () => Promise.reject(new Error("the disk is full"));
      return Reflect.get(target, name, target);
    },
  });
  const [answer = ""] = await Promise.all(calling(broken, 1));
  expect(isRejected(answer)).toBe(true);
  expect(await callsOf(ctx)).toEqual([]);
});
