import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { db } from "@/db";
import type { Context } from "@/lib/context";
import { testContext } from "@/lib/testing";
import { findHits } from "./hits";
import { blacklistFilter } from "@/lib/contacts/narrowing";

/** Forty numbers, +44 ones blocked first, then +1719 ones. */
async function longList() {
  const ctx = await testContext();
  await db.execute(sql`
    insert into contacts (company_id, number, name, blocked, blocked_at, created_at, updated_at)
    select ${ctx.companyId}, (case when i <= 20 then '+4420' else '+1719' end) || lpad(i::text, 7, '0'),
      case when i % 2 = 0 then 'Lee & Sons' end, true, at, at, at
    from generate_series(1, 40) as i, lateral (select timestamptz '2026-01-01' + i * interval '1 second') as t (at)`);
  return ctx;
}

const orders = {
  "oldest first": sql`${contacts.blockedAt}, ${contacts.id}`,
  "newest first": sql`${contacts.blockedAt} desc, ${contacts.id} desc`,
  "by number": sql`${contacts.number}, ${contacts.id}`,
};

async function pageOf(ctx: Context, fulltext: string, cut: { order: SQL; offset: number }, bounds?: Bounds) {
  const filter = blacklistFilter(ctx, { fulltext });
  const hits = await findHits(ctx, {
    table: contacts,
    filter,
    cut: { ...cut, limit: 5, beyond: undefined },
    bounds,
  });
  return { ...hits, rows: hits.rows.map((row) => row.number) };
}

type SQL = (typeof orders)["by number"];
type Bounds = { counted: number; walked: number; sorted: number };

test.each(["+4420", "+1719", "719", "1719", "lee"])(
  "a search for %s gives the same page however its hits are come by",
  async (fulltext) => {
    const ctx = await longList();
    for (const order of Object.values(orders)) {
      for (const offset of [0, 4]) {
        const expected = await pageOf(ctx, fulltext, { order, offset });
        expect(expected).toMatchObject({ totalCountExact: true });
        expect(expected.rows.length).toBeGreaterThan(0);
        for (const walked of [1, 12, 1_000]) {
          for (const sorted of [3, 1_000]) {
            const page = await pageOf(ctx, fulltext, { order, offset }, { counted: 3, walked, sorted });
            expect(page).toEqual({ rows: expected.rows, totalCount: 3, totalCountExact: false });
          }
        }
      }
    }
  },
);
