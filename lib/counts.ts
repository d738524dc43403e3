import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { CountedKind } from "@/db/enums";
import type { Context } from "./context";

/**
 * Adds `delta` to a count of today, in the company's time zone and in the context's transaction. Blocks and unblocks
 * are counted by source, refused attempts (`stop`) by the action that was refused.
 */
export async function countOfDay(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  kind: CountedKind,
  detail: string,
  delta = 1,
): Promise<void> {
  await db.execute(sql`
    insert into daily_counts (company_id, day, kind, detail, delta)
    select id, (clock_timestamp() at time zone time_zone)::date, ${kind}, ${detail}, ${delta}
    from companies where id = ${companyId}`);
}

/**
 * Merges each company's rows in blocked_counts into one, and in daily_counts the rows of the same day, kind and detail.
 * Each table takes one statement, so no reader sees a sum without these rows. Rows that are added meanwhile wait for
 * the next time.
 */
export async function foldCounts(): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from blocked_counts where company_id in (
        select company_id from blocked_counts group by company_id having count(*) > 1)
      returning company_id, delta)
    insert into blocked_counts (company_id, delta) select company_id, sum(delta) from gone group by company_id`);
  await db.execute(sql`
    with gone as (
      delete from daily_counts as one where (company_id, day, kind, detail) in (
        select company_id, day, kind, detail from daily_counts group by 1, 2, 3, 4 having count(*) > 1)
      returning company_id, day, kind, detail, delta)
    insert into daily_counts (company_id, day, kind, detail, delta)
    select company_id, day, kind, detail, sum(delta) from gone group by 1, 2, 3, 4`);
}
