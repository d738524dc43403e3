import type { WholeCall } from "../schema";
import { sql } from "drizzle-orm";
import type { Call } from "@/db/schema/calls";
import type { Context } from "@/lib/context";
import { askerNames, referredTo, fromMilliseconds } from "@/lib/listing/names";

type Name =
  | "name"
  | "time_zone"
  | "blocked_ms"
  | "out_ms"
  | "offer_name"
  | "buyer_name"
  | "lead_name"
  | "schedule_name"
  | "email"
  | "token_name";
type Names = Partial<Record<Name, string | null>>;

const asker = askerNames("call");

/** Adds the names of what calls refer to, in one statement with a look-up by key for each. Checks no permission. */
export async function wholeCalls({ db, companyId }: Context, calls: Call[]): Promise<WholeCall[]> {
  if (calls.length === 0) return [];
  const ids = calls.map((call) => call.id);
  const rows = await db.execute<Names & { id: number }>(sql`
    select wanted.id, contact.name, contact.time_zone, extract(epoch from contact.blocked_at) * 1000 as blocked_ms,
      extract(epoch from contact.sms_opt_out_at) * 1000 as out_ms, offer.name as offer_name, buyer.name as buyer_name,
      nullif(concat_ws(' ', lead.first_name, lead.last_name), '') as lead_name, schedule.name as schedule_name,
      ${asker.person} as email, ${asker.token} as token_name
    from unnest(${sql.param(ids)}::bigint[]) as wanted (id)
      cross join lateral (select * from calls where company_id = ${companyId} and id = wanted.id limit 1) as call
      ${referredTo("call", ["contact", "offer", "buyer", "lead", "schedule"])}`);
  const names = new Map(rows.map((row) => [row.id, toNames(row)]));
  return calls.map((call) => ({
    ...call,
    ...(names.get(call.id) ?? toNames({})),
  }));
}

const toNames = (row: Names) => ({
  name: row.name ?? null,
  timeZone: row.time_zone ?? null,
  blockedAt: fromMilliseconds(row.blocked_ms),
  optedOutAt: fromMilliseconds(row.out_ms),
  offerName: row.offer_name ?? null,
  buyerName: row.buyer_name ?? null,
  leadName: row.lead_name ?? null,
  scheduleName: row.schedule_name ?? null,
  email: row.email ?? null,
  tokenName: row.token_name ?? null,
});
