import { sql } from "drizzle-orm";
import { db } from "@/db";
import { EVENT_KEPT_DAYS } from "./schema";

/**
 * Removes events and their deliveries once they are older than they are kept. What a subscription never got is counted
 * on it. An event that was sent again lately stays.
 */
export async function removeOldEvents(): Promise<void> {
  const old = sql`created_at < now() - make_interval(days => ${EVENT_KEPT_DAYS})`;
  // What follows the feed has one delivery at most that waits, and the rest of its changes stand in the log.
  const follows = sql`state = 'waiting' and exists (select from subscriptions where kind <> 'webhook'
    and company_id = deliveries.company_id and id = deliveries.subscription_id)`;
  await db.execute(sql`
    with gone as (delete from deliveries where ${old} and not (${follows}) returning company_id, subscription_id, state),
    lost as (
      select company_id, subscription_id, count(*)::int as n from gone where state = 'waiting' group by 1, 2)
    update subscriptions set lost_count = lost_count + n from lost
    where subscriptions.company_id = lost.company_id and subscriptions.id = lost.subscription_id`);
  await db.execute(sql`
    delete from events where ${old} and not exists (
      select from deliveries where company_id = events.company_id and event_id = events.id)`);
}
