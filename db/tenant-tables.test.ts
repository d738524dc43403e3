import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from ".";

/** What people set up, and counters that are folded: a few rows of each company, cheap by any plan. */
const SMALL = [
  "access_tokens",
  "blocked_counts",
  "buyers",
  "collaborators",
  "offer_numbers",
  "offers",
  "password_tokens",
  "provider_configurations",
  "schedule_actions",
  "schedules",
  "webhook_refusals",
];

test("no table that grows with the contacts tells the planner how large a company is (decision 7)", async () => {
  const rows = await db.execute<{ name: string }>(sql`
    select relname as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'company_id'
      and attstattarget is distinct from 0 order by relname`);
  expect(rows.map(({ name }) => name)).toEqual(SMALL);
});
