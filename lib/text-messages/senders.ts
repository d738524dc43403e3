import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** A number that the company may text from, and the offers and schedules that own it. */
export type Sender = { number: string; names: string[] };

/** The numbers of the company's offers and schedules, sorted. Needs `TextMessage:send`. */
export async function listSenders(ctx: Context): Promise<Sender[]> {
  allow(ctx, "TextMessage:send");
  const rows = await ctx.db.execute<Sender>(sql`
    select number, array_agg(name order by of_offer desc, name) as names from (
      select offer_numbers.number, offers.name, true as of_offer
      from offer_numbers join offers on offers.company_id = offer_numbers.company_id and offers.id = offer_numbers.offer_id
      where offer_numbers.company_id = ${ctx.companyId}
      union all
      select number, name, false from schedules where company_id = ${ctx.companyId} and number is not null) as ours
    group by number order by number`);
  return rows.map(({ number, names }) => ({ number, names }));
}
