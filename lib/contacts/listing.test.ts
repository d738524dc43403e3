import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import type { Context } from "@/lib/context";
import { Forbidden, Invalid, Malformed } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { setBlocked } from "./inner/set-blocked";
import { countBlocked, listBlacklist } from "./listing";
import { blacklistOrders } from "./schema";

const api = { source: "api" } as const;
const block = (ctx: Context, numbers: Phone[]) => setBlocked(ctx, numbers, { blocked: true, ...api });
const unblock = (ctx: Context, numbers: Phone[]) => setBlocked(ctx, numbers, { blocked: false, ...api });
const numbersOf = ({ rows }: { rows: { number: string }[] }) => rows.map((row) => row.number);
const numbers = (many: number) => Array.from({ length: many }, (_, n) => testNumber(n));

/** Blocks one number after another, so that their times differ in the order given. */
async function blockInTurn(ctx: Context, wanted: Phone[]) {
  for (const number of wanted) {
    await block(ctx, [number]);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Returns every page from the first to the last, by the cursor. */
async function readThrough(ctx: Context, query: Parameters<typeof listBlacklist>[1]) {
  const pages = [await listBlacklist(ctx, query)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await listBlacklist(ctx, { ...query, cursor: next }));
  return pages;
}

test("the list holds what is blocked, the latest block first, and its exact count", async () => {
  const ctx = await testContext();
  await blockInTurn(ctx, [testNumber(2), testNumber(1), testNumber(3)]);
  await unblock(ctx, [testNumber(1)]);
  const page = await listBlacklist(ctx, {});
  expect(numbersOf(page)).toEqual([testNumber(3), testNumber(2)]);
  expect(page).toMatchObject({ totalCount: 2, totalCountExact: true, next: null, previous: null });
  expect(await countBlocked(ctx)).toBe(2);
});

test("without Contact:read there is no list", async () => {
  const ctx = await testContext({ permissions: noPermissions });
  await expect(listBlacklist(ctx, {})).rejects.toThrow(Forbidden);
});

test("a company sees nothing of another's list, however it searches", async () => {
  const [acme, globex] = await Promise.all([testContext(), testContext()]);
  await block(acme, [testNumber(1)]);
  await db.execute(sql`update contacts set name = 'Jordan' where company_id = ${acme.companyId}`);
  for (const fulltext of [undefined, testNumber(1), "+1719", "550001", "Jordan"]) {
    expect(await listBlacklist(globex, { fulltext })).toMatchObject({ rows: [], totalCount: 0 });
  }
  expect(await listBlacklist(acme, { fulltext: "Jordan" })).toMatchObject({ totalCount: 1 });
});

test.each(blacklistOrders.flatMap((order) => [[order, "asc"] as const, [order, "desc"] as const]))(
  "by %s %s the pages hold every number once, and lead back the way they came",
  async (order, orderDir) => {
    const ctx = await testContext();
    await blockInTurn(ctx, [testNumber(4), testNumber(2)]);
    await block(ctx, numbers(11));
    for (const fulltext of [undefined, "+1719", "719"]) {
      const query = { order, orderDir, perPage: 3, fulltext };
      const pages = await readThrough(ctx, query);
      expect(pages.map((page) => page.rows.length)).toEqual([3, 3, 3, 2]);
      expect(new Set(pages.flatMap(numbersOf)).size).toBe(11);
      const whole = await listBlacklist(ctx, { ...query, perPage: 100 });
      expect(pages.flatMap(numbersOf)).toEqual(numbersOf(whole));
      expect(pages.map((page) => page.skipped)).toEqual([0, 3, 6, 9]);
      for (let at = pages.length - 1; at > 0; at--) {
        const back = await listBlacklist(ctx, { ...query, cursor: pages[at]?.previous ?? "" });
        expect(numbersOf(back)).toEqual(numbersOf(pages[at - 1] ?? { rows: [] }));
        expect(back.skipped).toBe(pages[at - 1]?.skipped);
      }
    }
  },
);

test("numbers sort by their digits", async () => {
  const ctx = await testContext();
  await block(ctx, [testNumber(3), testNumber(1), testNumber(2)]);
  const sorted = [testNumber(1), testNumber(2), testNumber(3)];
  expect(numbersOf(await listBlacklist(ctx, { order: "number", orderDir: "asc" }))).toEqual(sorted);
  expect(numbersOf(await listBlacklist(ctx, { order: "number", orderDir: "desc" }))).toEqual(
    sorted.reverse(),
  );
});

test("a numbered page is the page that the cursor leads to; past row 100,000 there is none", async () => {
  const ctx = await testContext();
  await block(ctx, numbers(5));
  const query = { order: "number", orderDir: "asc", perPage: 2 } as const;
  expect(numbersOf(await listBlacklist(ctx, { ...query, page: 2 }))).toEqual([testNumber(2), testNumber(3)]);
  expect(await listBlacklist(ctx, { ...query, page: 2 })).toMatchObject({ skipped: 2 });
  await expect(listBlacklist(ctx, { perPage: 1_000, page: 101 })).rejects.toThrow(Invalid);
});

test("a cursor that nobody gave out is refused", async () => {
  const ctx = await testContext();
  const forged = (value: string) => Buffer.from(JSON.stringify([value, 1, 0, 0])).toString("base64url");
  for (const cursor of ["nonsense", "🙂", forged("'; drop table contacts"), forged("+1719")]) {
    await expect(listBlacklist(ctx, { cursor })).rejects.toThrow(Malformed);
  }
  const { next } = await listBlacklist(ctx, { cursor: "-1" });
  expect(next).toBeNull();
});

test("the time ranges narrow the list and take both ends", async () => {
  const ctx = await testContext();
  await blockInTurn(ctx, numbers(3));
  const [, middle] = (await listBlacklist(ctx, {})).rows;
  const at = middle?.blockedAt ?? undefined;
  expect(numbersOf(await listBlacklist(ctx, { blockedAtFrom: at, blockedAtTo: at }))).toEqual([
    testNumber(1),
  ]);
  expect(await listBlacklist(ctx, { createdAtFrom: at })).toMatchObject({ totalCount: 2 });
  expect(await listBlacklist(ctx, { blockedAtTo: at, fulltext: "+1719" })).toMatchObject({ totalCount: 2 });
});

test.each(blacklistOrders)(
  "by %s, what is blocked or unblocked while somebody pages makes no gap and no repeat",
  async (order) => {
    const ctx = await testContext();
    await block(ctx, numbers(9));
    const query = { order, perPage: 3, orderDir: "asc" } as const;
    const first = await listBlacklist(ctx, query);
    expect(numbersOf(first)).toEqual(numbers(3));
    await unblock(ctx, [testNumber(2), testNumber(0), testNumber(8)]);
    await block(ctx, [testNumber(9)]);
    const second = await listBlacklist(ctx, { ...query, cursor: first.next ?? "" });
    const third = await listBlacklist(ctx, { ...query, cursor: second.next ?? "" });
    const all = [first, second, third].flatMap(numbersOf);
    expect(all).toEqual([...numbers(8), testNumber(9)]);
    expect(third.next).toBeNull();
  },
);
