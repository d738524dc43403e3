import { type SQL, and, eq, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { type Lead, leads } from "@/db/schema/leads";
import { holdContact } from "@/lib/contacts/counting";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone";

/** A lead and how its number stands with the company now. */
export type StandingLead = Lead & { callerId: Phone; blockedAt: Date | null; optedOutAt: Date | null };

/** Names a lead as the API does: by its uuid or its internal id. */
export type LeadKey = { id: string };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The lead of this key; `NotFound` when the company has none. For verbs that have checked their permission. */
export async function leadOf(ctx: Context, { id }: LeadKey): Promise<StandingLead> {
  const its = UUID.test(id)
    ? eq(leads.uuid, id)
    : /^\d{1,15}$/.test(id)
      ? eq(leads.id, Number(id))
      : undefined;
  const lead = its && (await readOne(ctx, its));
  if (!lead) throw new NotFound("lead");
  return lead;
}

/** As `leadOf`, under the lock of its contact: what it says is true until the transaction ends. */
export async function holdLead(ctx: Context, key: LeadKey): Promise<StandingLead> {
  const { id, callerId } = await leadOf(ctx, key);
  await holdContact(ctx, callerId);
  return leadOf(ctx, { id: String(id) });
}

async function readOne(ctx: Context, its: SQL): Promise<StandingLead | undefined> {
  const [found] = await ctx.db
    .select({ lead: leads, blockedAt: contacts.blockedAt, optedOutAt: contacts.smsOptOutAt })
    .from(leads)
    .innerJoin(contacts, and(eq(contacts.companyId, leads.companyId), eq(contacts.id, leads.contactId)))
    .where(and(eq(leads.companyId, ctx.companyId), its));
  return found && standing(found.lead, found);
}

type State = Pick<StandingLead, "blockedAt" | "optedOutAt">;

/** The numbers of leads were phone numbers when they came in. */
const standing = (lead: Lead, { blockedAt, optedOutAt }: State): StandingLead => ({
  ...lead,
  callerId: lead.callerId as Phone,
  blockedAt,
  optedOutAt,
});

type StateRow = { id: string; blocked_ms: string | null; out_ms: string | null };

/** How the numbers of some leads stand, in one statement that looks each contact up by itself. */
export async function withStanding(ctx: Context, rows: Lead[]): Promise<StandingLead[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((lead) => lead.contactId))];
  const found = await ctx.db.execute<StateRow>(sql`
    select wanted.id, extract(epoch from blocked_at) * 1000 as blocked_ms, extract(epoch from sms_opt_out_at) * 1000 as out_ms
    from unnest(${sql.param(ids)}::bigint[]) as wanted (id) cross join lateral (
      select blocked_at, sms_opt_out_at from contacts where company_id = ${ctx.companyId} and contacts.id = wanted.id limit 1) as contact`);
  const states = new Map(
    found.map((row) => [Number(row.id), { blockedAt: time(row.blocked_ms), optedOutAt: time(row.out_ms) }]),
  );
  return rows.map((lead) =>
    standing(lead, states.get(lead.contactId) ?? { blockedAt: null, optedOutAt: null }),
  );
}

const time = (milliseconds: string | null) => (milliseconds === null ? null : new Date(Number(milliseconds)));
