import { sql } from "drizzle-orm";
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
