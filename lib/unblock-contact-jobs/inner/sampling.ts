import { sql } from "drizzle-orm";
import { lastLog } from "@/lib/contacts/inner/history";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/** One of the numbers that a job is about; `blockedAt` the time of the block that it ends, or that had ended. */
export type Sample = { number: Phone; name: string | null; blockedAt: Date };

type Row = { number: Phone; name: string | null; blocked_at: string };

/** Some contacts with the time of their last block, the newest contact first. */
export async function sampleOf(ctx: Context, contactIds: number[]): Promise<Sample[]> {
  if (contactIds.length === 0) return [];
  const rows = await ctx.db.execute<Row>(sql`
    select contacts.number, contacts.name, log.blocked_at from contacts
      cross join lateral ${lastLog(ctx, sql`contacts.id`, sql`log.blocked_at`)} as log
    where contacts.company_id = ${ctx.companyId} and contacts.id = any(${sql.param(contactIds)}::bigint[])
    order by contacts.id desc`);
  return rows.map(({ number, name, blocked_at }) => ({ number, name, blockedAt: new Date(blocked_at) }));
}
