import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { ContactChange } from "../schema";

type Row = { op: ContactChange["op"]; number: ContactChange["number"]; ms: string; seq: number };

/** The changes at these positions, both ends included, as far as there are any. */
export async function changesAt(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  { from, to }: { from: number; to: number },
): Promise<ContactChange[]> {
  const log = (name: string, table: "block_logs" | "opt_out_logs") => sql`
    select contact_id, action::text as op, created_at from ${sql.identifier(table)}
    where company_id = ${companyId} and id = placed.id and placed.log = ${name}`;
  const rows = await db.execute<Row>(sql`
    with placed as materialized (
      select log, id, seq from change_segments
      cross join lateral (
        select id, first_seq - 1 + row_number() over (order by id) as seq
        from unnest(ids) as part cross join lateral generate_series(lower(part), upper(part) - 1) as id) as one
      where company_id = ${companyId} and last_seq >= ${from} and first_seq <= ${to} and seq between ${from} and ${to})
    select op, number, extract(epoch from logged.created_at) * 1000 as ms, seq from placed
    cross join lateral (${log("block", "block_logs")} union all ${log("opt_out", "opt_out_logs")} limit 1) as logged
    cross join lateral (
      select number from contacts where company_id = ${companyId} and id = logged.contact_id limit 1) as contact
    order by seq`);
  return rows.map(({ ms, ...row }) => ({ ...row, at: new Date(Number(ms)) }));
}

/** The last position that a company's feed has given; 0 before the first. */
export async function lastPosition({ db, companyId }: Pick<Context, "db" | "companyId">): Promise<number> {
  const [feed] = await db.execute<{ seq: number }>(
    sql`select seq from change_feeds where company_id = ${companyId}`,
  );
  return feed?.seq ?? 0;
}
