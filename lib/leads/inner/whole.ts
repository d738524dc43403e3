import type { WholeLead } from "../schema";
import { sql } from "drizzle-orm";
import type { Lead } from "@/db/schema/leads";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

type Row = Record<string, string | null>;

/** Adds the names of what leads refer to, in one statement with a look-up by key for each. Checks no permission. */
export async function wholeLeads({ db, companyId }: Context, leads: Lead[]): Promise<WholeLead[]> {
  if (leads.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select lead.id, contact.name, contact.time_zone, extract(epoch from contact.blocked_at) * 1000 as blocked_ms,
      extract(epoch from contact.sms_opt_out_at) * 1000 as out_ms, offer.name as offer_name,
      schedule.name as schedule_name, person.email, token.name as token_name
    from unnest(${sql.param(leads.map((lead) => lead.id))}::bigint[]) as wanted (id)
      cross join lateral (select * from leads where company_id = ${companyId} and id = wanted.id limit 1) as lead
      ${found("contacts", "contact", "contact_id")} ${found("offers", "offer", "offer_id")}
      ${found("schedules", "schedule", "schedule_id")} ${found("access_tokens", "token", "access_token_id")}
      left join lateral (select email from users where id = lead.user_id limit 1) as person on true`);
  const names = new Map(rows.map((row) => [Number(row.id), namesOf(row)]));
  return leads.map((lead) => ({
    ...lead,
    // It was a phone number when it came in.
    callerId: lead.callerId as Phone,
    ...(names.get(lead.id) ?? namesOf({})),
  }));
}

const found = (table: "contacts" | "offers" | "schedules" | "access_tokens", as: string, key: string) =>
  sql.raw(
    `left join lateral (select * from ${table} where company_id = lead.company_id and id = lead.${key} limit 1) as ${as} on true`,
  );

const namesOf = (row: Row) => ({
  blockedAt: time(row.blocked_ms),
  optedOutAt: time(row.out_ms),
  contactName: row.name ?? null,
  timeZone: row.time_zone ?? null,
  offerName: row.offer_name ?? null,
  scheduleName: row.schedule_name ?? null,
  madeBy: row.email ?? null,
  tokenName: row.token_name ?? null,
});

const time = (milliseconds: string | null | undefined) =>
  milliseconds == null ? null : new Date(Number(milliseconds));
