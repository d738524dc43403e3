import { type SQL, sql } from "drizzle-orm";
import type { EventKind } from "@/db/enums";
import type { Context } from "./context";

type Writing = Pick<Context, "db" | "companyId">;

/**
 * Tells the company's subscriptions of something, in the transaction of what happened: they hear of it once that
 * commits, or never. `told` selects one jsonb column `data`, a row for each event, in order; it is not asked for where
 * nobody has subscribed. Paused subscriptions find their events when they go on.
 *
 * What concerns a contact is to be written under that contact's lock: a later change of it can then only get a higher
 * id, so each contact's events are delivered in the order of its log, whatever commits late.
 */
export async function publish(ctx: Writing, kind: EventKind, told: () => SQL): Promise<void> {
  const takers = await subscribed(ctx, kind);
  if (takers.length === 0) return;
  await ctx.db.execute(sql`
    with told as materialized (${told()}),
    event as (
      insert into events (company_id, kind, payload, created_at)
      select ${ctx.companyId}, ${kind}, data, date_trunc('milliseconds', clock_timestamp()) from told
      returning id, created_at)
    insert into deliveries (company_id, subscription_id, event_id, created_at)
    select ${ctx.companyId}, subscription_id, event.id, event.created_at
    from event cross join unnest(${sql.param(takers)}::bigint[]) as subscription_id
    order by event.id`);
}

/** One event whose data is known here. */
export const publishOne = (ctx: Writing, kind: EventKind, data: () => object): Promise<void> =>
  publish(ctx, kind, () => sql`select ${JSON.stringify(data())}::jsonb as data`);

async function subscribed({ db, companyId }: Writing, kind: EventKind): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from subscriptions where company_id = ${companyId} and event = ${kind} and archived_at is null`);
  return rows.map(({ id }) => id);
}
