import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { contacts } from "@/db/schema/contacts";
import { waysOf } from "@/lib/contacts/searching";
import type { Context } from "@/lib/context";
import { type Page, toPage } from "@/lib/listing/paging";
import type { Key } from "@/lib/listing/sorting";
import { testContext } from "@/lib/testing/context";
import type { WindowRequest, Bounds, Clause } from "@/lib/listing/windows";
import { findHits } from "./hits";

/** Blocks forty numbers, first those of +44, then those of +1719. Every second has a name, every third opted out. */
async function longList() {
  const ctx = await testContext();
  await db.execute(sql`
    insert into contacts (company_id, number, name, blocked, blocked_at, opt_out, sms_opt_out_at, created_at, updated_at)
    select ${ctx.companyId}, (case when i <= 20 then '+4420' else '+1719' end) || lpad(i::text, 7, '0'),
      case when i % 2 = 0 then 'Lee & Sons' end, true, at, i % 3 = 0, case when i % 3 = 0 then at end, at, at
    from generate_series(1, 40) as i, lateral (select timestamptz '2026-01-01' + i * interval '1 second') as t (at)`);
  return ctx;
}

const columns = { blockedAt: contacts.blockedAt, number: contacts.number };
type Order = { by: keyof typeof columns; descending: boolean };

const orders: Order[] = [
  { by: "blockedAt", descending: false },
  { by: "blockedAt", descending: true },
  { by: "number", descending: false },
];

const optedOut: Clause = [{ where: sql`${contacts.optOut}`, unindexed: true }];

function asked(ctx: Context, { by, descending }: Order, clauses: Clause[]): WindowRequest {
  const base = and(eq(contacts.companyId, ctx.companyId), sql`${contacts.blocked}`);
  const sort = { column: columns[by], id: contacts.id, descending };
  return { table: contacts, base, clauses, sort, place: null, offset: 0, limit: 6 };
}

const searched = (ctx: Context, fulltext: string, { by }: Order) =>
  waysOf(ctx, fulltext, by === "number" ? "by number" : undefined);

const NARROW: Bounds = { counted: 3, walked: 7, sorted: 3, wide: 7 };
const BROAD: Bounds = { counted: 1_000, walked: 1_000, sorted: 1_000, wide: 1_000 };

const every = [1, 12, 1_000].flatMap((walked) =>
  [3, 1_000].map((sorted) => ({ counted: 3, walked, sorted, wide: 1_000 })),
);

test.each(["+4420", "+1719", "719", "1719", "lee"])(
  "a search for %s gives the same page however its hits are come by",
  async (fulltext) => {
    const ctx = await longList();
    for (const order of orders) {
      for (const offset of [0, 4]) {
        const ask = { ...asked(ctx, order, [searched(ctx, fulltext, order)]), offset };
        const expected = await findHits(ctx, ask, BROAD);
        expect(expected).toMatchObject({ totalCountExact: true, stopped: null });
        expect(expected.keys.length).toBeGreaterThan(0);
        for (const bounds of every) {
          const page = await findHits(ctx, ask, bounds);
          expect(page).toEqual({
            keys: expected.keys,
            stopped: null,
            totalCount: 3,
            totalCountExact: false,
          });
        }
      }
    }
  },
);

/** Returns all pages of five rows, from the start or back from a place, by following the cursors as a client does. */
async function walkedPages(ctx: Context, ask: WindowRequest, bounds: Bounds) {
  const pages: Page<Key>[] = [];
  let place: Key | null = null;
  for (let skipped = 0; pages.length < 100; ) {
    const { keys, stopped }: Awaited<ReturnType<typeof findHits>> = await findHits(
      ctx,
      { ...ask, place },
      bounds,
    );
    const page = toPage(keys, {
      place: place && { ...place, skipped },
      perPage: 5,
      keyOf: (key) => key,
      stopped,
    });
    pages.push(page);
    skipped += page.rows.length;
    if (page.next === null) return pages;
    place = keys.length > 5 ? (keys[4] ?? null) : stopped;
  }
  throw new Error("the list has no end");
}

test("whoever goes on by the cursor finds all that filters find together, each once, however short the pages", async () => {
  const ctx = await longList();
  for (const order of orders) {
    for (const fulltext of ["+4420", "lee"]) {
      const ask = asked(ctx, order, [searched(ctx, fulltext, order), optedOut]);
      const expected = await findHits(ctx, { ...ask, limit: 100 }, BROAD);
      expect(expected.keys.length).toBe(6);
      const pages = await walkedPages(ctx, ask, NARROW);
      expect(pages.flatMap((page) => page.rows)).toEqual(expected.keys);
    }
  }
});

test("what is found no further than the bounds go is told as not exact, and the page as one that goes on", async () => {
  const ctx = await longList();
  const first: Order = { by: "blockedAt", descending: true };
  const page = await findHits(ctx, asked(ctx, first, [searched(ctx, "+4420", first), optedOut]), NARROW);
  expect(page).toMatchObject({ keys: [], totalCount: 0, totalCountExact: false });
  expect(page.stopped).not.toBeNull();
});

test("a filter with few rows is exact beside one with many", async () => {
  const ctx = await longList();
  const [first] = orders;
  if (!first) throw new Error("no order");
  const one = searched(ctx, "+44200000018", first);
  const page = await findHits(ctx, asked(ctx, first, [searched(ctx, "lee", first), one, optedOut]), NARROW);
  expect(page).toMatchObject({ totalCount: 1, totalCountExact: true, stopped: null });
  expect(page.keys).toHaveLength(1);
});

test("a filter that has no way finds nothing", async () => {
  const ctx = await longList();
  for (const order of orders)
    expect(await findHits(ctx, asked(ctx, order, [[], optedOut]), NARROW)).toMatchObject({
      keys: [],
      totalCount: 0,
    });
});
