import type { WholeLead } from "../schema";
import { sql } from "drizzle-orm";
import type { Lead } from "@/db/schema/leads";
import type { Context } from "@/lib/context";
import { askerNames, referredTo, fromMilliseconds } from "@/lib/listing/names";

type Name =
  | "name"
  | "time_zone"
  | "blocked_ms"
  | "out_ms"
  | "offer_name"
  | "schedule_name"
  | "email"
  | "token_name";
type Names = Partial<Record<Name, string | null>>;

const asker = askerNames("lead");

/** Adds the names of what leads refer to, in one statement with a look-up by key for each. Checks no permission. */
export async function wholeLeads({ db, companyId }: Context, leads: Lead[]): Promise<WholeLead[]> {
  if (leads.length === 0) return [];
  const rows = await db.execute<Names & { id: number }>(sql`
    select lead.id, contact.name, contact.time_zone, extract(epoch from contact.blocked_at) * 1000 as blocked_ms,
      extract(epoch from contact.sms_opt_out_at) * 1000 as out_ms, offer.name as offer_name, schedule.name as schedule_name,
      ${asker.person} as email, ${asker.token} as token_name
    from unnest(${sql.param(leads.map((lead) => lead.id))}::bigint[]) as wanted (id)
      cross join lateral (select * from leads where company_id = ${companyId} and id = wanted.id limit 1) as lead
      ${referredTo("lead", ["contact", "offer", "schedule"])}`);
  const names = new Map(rows.map((row) => [row.id, namesOf(row)]));
  return leads.map((lead) => ({
    ...lead,
    ...(names.get(lead.id) ?? namesOf({})),
  }));
}

const namesOf = (row: Names) => ({
  blockedAt: fromMilliseconds(row.blocked_ms),
  optedOutAt: fromMilliseconds(row.out_ms),
  contactName: row.name ?? null,
  timeZone: row.time_zone ?? null,
  offerName: row.offer_name ?? null,
  scheduleName: row.schedule_name ?? null,
  madeBy: row.email ?? null,
  tokenName: row.token_name ?? null,
});
