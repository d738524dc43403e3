import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { aCall } from "@/lib/calls/testing/calls";
import type { Context } from "@/lib/context";
import { Invalid, Malformed } from "@/lib/errors";
import { ListByTime } from "@/lib/listing/schema";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { listByTime } from "./listing";

const list = (ctx: Context, input: ListByTime) =>
  listByTime(ctx, { table: calls, query: ListByTime.parse(input) });

const numbers = async (ctx: Context, input: ListByTime) =>
  (await list(ctx, input)).rows.map((call) => call.callerId);

/** Seven calls a minute apart, the last two in one millisecond. */
async function sevenCalls(ctx: Context) {
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, Math.min(n, 5)));
  for (let n = 0; n < 7; n++) await aCall(ctx, testNumber(n), { createdAt: at(n) });
}

test("rows come newest first and go on by cursor, there and back, without a gap or a repeat", async () => {
  const ctx = await testContext();
  await sevenCalls(ctx);
  const first = await list(ctx, { perPage: 3 });
  const second = await list(ctx, { perPage: 3, cursor: first.next ?? "" });
  const third = await list(ctx, { perPage: 3, cursor: second.next ?? "" });
  const all = [...first.rows, ...second.rows, ...third.rows].map((call) => call.callerId);
  expect(all).toEqual([6, 5, 4, 3, 2, 1, 0].map(testNumber));
  expect(third.next).toBeNull();
  expect([second.skipped, third.skipped]).toEqual([3, 6]);
  const back = await list(ctx, { perPage: 3, cursor: second.previous ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect(first).toMatchObject({ totalCount: 7, totalCountExact: true });
});

test("a numbered page is the same as the cursor's, and asc begins with the oldest", async () => {
  const ctx = await testContext();
  await sevenCalls(ctx);
  expect(await numbers(ctx, { perPage: 3, page: 2 })).toEqual([3, 2, 1].map(testNumber));
  expect(await numbers(ctx, { perPage: 2, orderDir: "asc" })).toEqual([0, 1].map(testNumber));
});

const found: Phone = "+17195550123" as Phone;

test.each([
  "+1 (719) 555-0123",
  "719-555-0123",
  "17195550123",
  " 17195550123",
  "+171955501",
  "719555",
  "1719555",
  "550123",
  "123",
])("a search for %j finds the number and none that it does not mean", async (fulltext) => {
  const ctx = await testContext();
  await aCall(ctx, found);
  await aCall(ctx, "+442079460999" as Phone);
  await aCall(ctx, null);
  const page = await list(ctx, { fulltext });
  expect(page.rows.map((call) => call.callerId)).toEqual([found]);
  expect(page).toMatchObject({ totalCount: 1, totalCountExact: true });
});

test("what is found goes on by cursor, and counts what is found", async () => {
  const ctx = await testContext();
  await sevenCalls(ctx);
  await aCall(ctx, "+442079460999" as Phone);
  const first = await list(ctx, { fulltext: "+1719", perPage: 4 });
  const second = await list(ctx, { fulltext: "+1719", perPage: 4, cursor: first.next ?? "" });
  const all = [...first.rows, ...second.rows].map((call) => call.callerId);
  expect(all).toEqual([6, 5, 4, 3, 2, 1, 0].map(testNumber));
  expect(second).toMatchObject({ next: null, totalCount: 7, totalCountExact: true });
});

test("words that spell no number find nothing; fewer than three characters are refused", async () => {
  const ctx = await testContext();
  await aCall(ctx, found);
  expect(await numbers(ctx, { fulltext: "Jordan" })).toEqual([]);
  await expect(list(ctx, { fulltext: "12" })).rejects.toThrow(Invalid);
  await expect(list(ctx, { cursor: "nonsense" })).rejects.toThrow(Malformed);
});

test("times and the list's own conditions narrow it", async () => {
  const ctx = await testContext();
  await sevenCalls(ctx);
  const from = new Date(Date.UTC(2026, 0, 1, 0, 2));
  const to = new Date(Date.UTC(2026, 0, 1, 0, 3));
  expect(await numbers(ctx, { createdAtFrom: from, createdAtTo: to })).toEqual([3, 2].map(testNumber));
  const page = await listByTime(ctx, {
    table: calls,
    query: ListByTime.parse({ fulltext: "+1719" }),
    filters: [eq(calls.callerId, testNumber(4)), undefined],
  });
  expect(page).toMatchObject({ rows: [{ callerId: testNumber(4) }], totalCount: 1 });
});

test("another company's rows are never among them", async () => {
  const ctx = await testContext();
  const other = await testContext();
  await aCall(other, found);
  expect(await numbers(ctx, {})).toEqual([]);
  expect(await numbers(ctx, { fulltext: found })).toEqual([]);
});

test("counting stops at 10,000 and says so, searched or not", async () => {
  const ctx = await testContext();
  const { contactId } = await aCall(ctx, found);
  await ctx.db.execute(sql`
    insert into calls (company_id, direction, status, contact_id, caller_id, provider, created_at)
    select ${ctx.companyId}, 'inbound', 'completed', ${contactId}, ${found}, 'sandbox', timestamptz '2026-01-01' + i * interval '1 second'
    from generate_series(1, 10001) as i`);
  const counted = { totalCount: 10_000, totalCountExact: false };
  expect(await list(ctx, { perPage: 1 })).toMatchObject(counted);
  const searched = await list(ctx, { perPage: 2, fulltext: "719555" });
  expect(searched).toMatchObject(counted);
  const all = await list(ctx, { perPage: 2 });
  expect(searched.rows).toEqual(all.rows);
});
