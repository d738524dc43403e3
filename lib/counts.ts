import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { CountedKind } from "@/db/enums";
import type { Context } from "./context";

/**
 * Counts something of today, in the company's time zone, with the transaction of the context: blocks and unblocks by source,
 * refused attempts (`stop`) by what was refused.
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
 * Makes one row of each company's rows in blocked_counts, and of each day's rows of a kind in daily_counts. One statement
 * each, so nobody ever sees a sum without them; rows that are appended meanwhile are left for the next time.
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
