import { type SQL, sql } from "drizzle-orm";
import type { RefusalReason } from "@/db/enums";
import type { Context } from "@/lib/context";
import { countOfDay } from "@/lib/counts";
import { jobsFor } from "@/lib/jobs/enqueue";

type Why = Exclude<RefusalReason, "unavailable" | "withheld">;

/**
 * Stops what is on its way to contacts that have just been blocked or opted out, in the transaction of that change.
 * Marks our calls that nobody has answered yet, with a job for each that has the provider cancel it; a call that was
 * answered before goes on and says so. Withdraws the texts that have not been handed over to the provider, and marks
 * those that have been, because no provider takes one back. The contacts are locked: no call or text to them begins
 * meanwhile. Costs one look-up among the calls and texts that are under way, and another statement where one is theirs.
 */
export async function stopReaching(ctx: Context, contacts: { id: number }[], why: Why): Promise<void> {
  if (contacts.length === 0) return;
  const reached = await reachedAmong(ctx, contacts);
  if (reached.length === 0) return;
  const ids = sql`${sql.param(reached)}::bigint[]`;
  const [row] = await ctx.db.execute<{ withdrawn: number }>(sql`
    with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
    stopped_calls as (${markCalls(ctx, ids)}),
    stopped_texts as (${markTexts(ctx, ids, why)})
    select (select count(told) from (
        select ${jobsFor("stop_call", ctx, sql`id`)} as told from stopped_calls where stop = 'wanted' having count(*) > 0) as jobs),
      (select count(*)::int from stopped_texts where refusal_reason is not null) as withdrawn`);
  if (row && row.withdrawn > 0) await countOfDay(ctx, "stop", "sms", row.withdrawn);
}

/** For more contacts than this it is cheaper to read all that is under way than to send their ids. */
const FEW = 500;

/** Those of the contacts to whom a call or text of ours is under way. */
async function reachedAmong(ctx: Context, contacts: { id: number }[]): Promise<number[]> {
  const ids = new Set(contacts.map(({ id }) => id));
  const among = ids.size <= FEW ? sql`and contact_id = any(${sql.param([...ids])}::bigint[])` : sql``;
  const rows = await ctx.db.execute<{ id: number }>(sql`
    select contact_id as id from calls where company_id = ${ctx.companyId} and ${CALLING} ${among}
    union all select contact_id from text_messages where company_id = ${ctx.companyId} and ${TEXTING} ${among}`);
  return [...new Set(rows.map(({ id }) => id))].filter((id) => ids.has(id));
}

/** As the indexes of what is under way say it. */
const CALLING = sql`direction = 'outbound' and status in ('requested', 'queued', 'ringing', 'in-progress')`;
const TEXTING = sql`direction = 'outbound' and status in ('requested', 'queued')`;

const markCalls = ({ companyId }: Context, ids: SQL) => sql`
  update calls set stop = case status when 'in-progress' then 'spared' else 'wanted' end,
    stop_asked_at = at, updated_at = greatest(updated_at, at)
  from clock
  where company_id = ${companyId} and contact_id = any(${ids}) and ${CALLING} and stop is null
  returning id, stop`;

const markTexts = ({ companyId }: Context, ids: SQL, why: Why) => sql`
  update text_messages set updated_at = greatest(updated_at, at),
    unstopped_at = case when handed_at is null then null else at end,
    status = case when handed_at is null then ${STATUS[why]}::text_status else status end,
    refusal_reason = case when handed_at is null then ${why}::text end
  from clock
  where company_id = ${companyId} and contact_id = any(${ids}) and ${TEXTING} and unstopped_at is null
  returning id, refusal_reason`;

const STATUS = { blocked: "blocked", opted_out: "opt-out" } as const;
