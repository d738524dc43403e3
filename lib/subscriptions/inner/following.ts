import { sql } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { changesAt } from "@/lib/contact-changes/inner/positions";
import { givePositions } from "@/lib/contact-changes/inner/sequencing";
import { changeRecord } from "@/lib/contact-changes/presenting";
import { inShort, log } from "@/lib/log";

/** Changes in one delivery. */
const A_DELIVERY = 500;

type Follower = { company_id: number; id: number };

const IDLE = sql`kind <> 'webhook' and archived_at is null and paused_at is null and not exists (
  select from deliveries where company_id = subscriptions.company_id and subscription_id = subscriptions.id
    and state = 'waiting')`;

/**
 * Puts the next changes of the feed into the queue of each subscription that follows it and has nothing that waits.
 * The changes and the new position commit together, so a kill loses and repeats none.
 */
export async function fillFromFeeds(): Promise<void> {
  const followers = await db.execute<Follower>(sql`select company_id, id from subscriptions where ${IDLE}`);
  for (const one of followers) {
    try {
      const last = await givePositions(one.company_id);
      await db.transaction((tx) => fill(tx, one, last));
    } catch (error) {
      log.warn({ error: inShort(error), subscriptionId: one.id }, "a subscription did not get its changes");
    }
  }
}

async function fill(tx: Tx, { company_id: companyId, id }: Follower, last: number): Promise<void> {
  const [follower] = await tx.execute<{ feed_seq: number }>(sql`
    select feed_seq from subscriptions where company_id = ${companyId} and id = ${id} and feed_seq < ${last} and ${IDLE}
    for no key update skip locked`);
  if (!follower) return;
  const { feed_seq: seq } = follower;
  const changes = await changesAt({ db: tx, companyId }, { from: seq + 1, to: seq + A_DELIVERY });
  const payload = { changes: changes.map((change) => changeRecord.present(change)) };
  await tx.execute(sql`
    with event as (
      insert into events (company_id, kind, payload, created_at)
      values (${companyId}, 'contact_changes', ${JSON.stringify(payload)}::jsonb, date_trunc('milliseconds', clock_timestamp()))
      returning id, created_at)
    insert into deliveries (company_id, subscription_id, event_id, created_at)
    select ${companyId}, ${id}, id, created_at from event`);
  await tx.execute(sql`
    update subscriptions set feed_seq = ${changes.at(-1)?.seq ?? seq} where company_id = ${companyId} and id = ${id}`);
}
