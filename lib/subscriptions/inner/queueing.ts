import { type SQL, and, eq, sql } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { type Delivery, deliveries, type Subscription, subscriptions } from "@/db/schema/subscriptions";
import type { SubscriptionKind } from "@/db/enums";
import { type TargetAnswer, TARGET_PATIENCE_MS } from "./posting";
import { judgeAnswer } from "../trying-again";

/** After this time without a word a try counts as dead with its process, and the queue goes on. */
const DEAD_AFTER_MS = TARGET_PATIENCE_MS + 5_000;

/**
 * The first waiting event of a queue, claimed for a try. No other process takes one of this queue before
 * `claimedUntil`.
 */
export type Claimed = {
  companyId: number;
  subscriptionId: number;
  kind: SubscriptionKind;
  targetUrl: string;
  sealedSecret: string;
  claimedUntil: Date;
  deliveryId: number;
  /** Of its changes, where each is a call of its own. */
  doneCount: number;
  event: { id: number; kind: string; payload: unknown; createdAt: Date };
};

type Queue = { company_id: number; id: number };
type Head = {
  company_id: number;
  subscription_id: number;
  target_url: string;
  sealed_secret: string;
  delivery_id: number;
  event_id: number;
  subscription_kind: SubscriptionKind;
  done_count: number;
  kind: string;
  payload: unknown;
  created_ms: string;
};

/**
 * The places for queues: in all, and of one company, whose targets may all hang. `taken`: the places in use, by
 * company.
 */
export type Places = { inAll: number; ofOne: number; taken: Map<number, number> };

/**
 * Claims the first waiting event of each queue that is due and has a place. Queues that have waited longest go first.
 */
export async function claim({ inAll, ofOne, taken }: Places): Promise<Claimed[]> {
  return db.transaction(async (tx) => {
    const claimedUntil = new Date(Date.now() + DEAD_AFTER_MS);
    const isDue = sql`one.paused_at is null and one.archived_at is null and one.next_at <= ${now()}`;
    const queues = await tx.execute<Queue>(sql`
      with waiting as (
        select company_id, id, row_number() over (partition by company_id order by next_at) as place
        from subscriptions as one
        where ${isDue} and exists (select from deliveries
          where company_id = one.company_id and subscription_id = one.id and state = 'waiting')),
      due as (
        select one.company_id, one.id from subscriptions as one
        join waiting on waiting.company_id = one.company_id and waiting.id = one.id
        left join unnest(${sql.param([...taken.keys()])}::bigint[], ${sql.param([...taken.values()])}::int[])
          as taken (company_id, places) on taken.company_id = one.company_id
        where ${isDue} and place <= ${ofOne} - coalesce(places, 0)
        order by one.next_at limit ${inAll} for no key update of one skip locked)
      update subscriptions set next_at = ${claimedUntil.toISOString()} from due
      where subscriptions.company_id = due.company_id and subscriptions.id = due.id
      returning subscriptions.company_id, subscriptions.id`);
    return queues.length > 0 ? tryHeads(tx, queues, claimedUntil) : [];
  });
}

/** Runs in a statement after the claim, so it sees what the process that had a queue before has delivered of it. */
async function tryHeads(tx: Tx, queues: Queue[], claimedUntil: Date): Promise<Claimed[]> {
  const heads = await tx.execute<Head>(sql`
    with head as (
      select queue.*, first.id as delivery_id
      from unnest(${sql.param(queues.map((queue) => queue.company_id))}::bigint[],
        ${sql.param(queues.map((queue) => queue.id))}::bigint[]) as queue (company_id, subscription_id)
      cross join lateral (
        select id from deliveries where company_id = queue.company_id and subscription_id = queue.subscription_id
          and state = 'waiting' order by id limit 1) as first),
    tried as (
      update deliveries set attempts = attempts + 1, tried_at = ${now()} from head
      where deliveries.company_id = head.company_id and deliveries.id = head.delivery_id
      returning head.*, event_id, done_count)
    select tried.*, subscriptions.kind as subscription_kind, target_url, sealed_secret, events.kind, payload, extract(epoch from events.created_at) * 1000 as created_ms
    from tried
    join events on events.company_id = tried.company_id and events.id = tried.event_id
    join subscriptions on subscriptions.company_id = tried.company_id and subscriptions.id = tried.subscription_id`);
  return heads.map((head) => ({
    companyId: head.company_id,
    subscriptionId: head.subscription_id,
    kind: head.subscription_kind,
    targetUrl: head.target_url,
    sealedSecret: head.sealed_secret,
    claimedUntil,
    deliveryId: head.delivery_id,
    doneCount: head.done_count,
    event: {
      id: head.event_id,
      kind: head.kind,
      payload: head.payload,
      createdAt: new Date(Number(head.created_ms)),
    },
  }));
}

/** Writes down the result of a try, and when the queue goes on. */
export async function settleDelivery(claimed: Claimed, answer: TargetAnswer): Promise<void> {
  await db.transaction(async (tx) => {
    const [queue] = await tx.select().from(subscriptions).where(thisQueue(claimed)).for("no key update");
    const [tried] = await tx.select().from(deliveries).where(thisDelivery(claimed)).for("no key update");
    // It was skipped meanwhile, or delivered by a process that took the queue for dead.
    if (!queue || tried?.state !== "waiting") return;
    const now = new Date();
    const { attempts, failingSince, doneCount } = standingAfter(answer, { tried, queue });
    const verdict = judgeAnswer(answer, { attempts, failingSince, now });
    const said = { answerStatus: answer.status, answer: answer.text, attempts, doneCount };
    const delivered = { state: "delivered", deliveredAt: now } as const;
    await change(tx, claimed, verdict.delivered && !answer.more ? { ...said, ...delivered } : said);
    // Another process took the queue for dead, or a person has set it going: its time is no longer ours to set.
    if (queue.nextAt.getTime() !== claimed.claimedUntil.getTime()) return;
    await tx
      .update(subscriptions)
      .set(verdict.delivered ? { nextAt: now, failingSince: null } : failed(queue, verdict, now))
      .where(thisQueue(claimed));
  });
}

/** Where a delivery of many calls stands: each that was done makes what follows a first try. */
function standingAfter({ done }: TargetAnswer, { tried, queue }: { tried: Delivery; queue: Subscription }) {
  const { attempts, doneCount } = tried;
  if (done === undefined || done <= doneCount)
    return { attempts, failingSince: queue.failingSince, doneCount };
  return { attempts: 1, failingSince: null, doneCount: done };
}

type Failure = Extract<ReturnType<typeof judgeAnswer>, { delivered: false }>;

function failed(queue: Subscription, { failingSince, nextAt, pausedWhy }: Failure, now: Date) {
  const pause = pausedWhy && queue.pausedAt === null ? { pausedAt: now, pausedWhy } : {};
  return { failingSince, nextAt, ...pause };
}

const change = (tx: Tx, claimed: Claimed, values: Partial<Delivery>) =>
  tx.update(deliveries).set(values).where(thisDelivery(claimed));

const thisQueue = ({ companyId, subscriptionId }: Claimed) =>
  and(eq(subscriptions.companyId, companyId), eq(subscriptions.id, subscriptionId));

const thisDelivery = ({ companyId, deliveryId }: Claimed) =>
  and(eq(deliveries.companyId, companyId), eq(deliveries.id, deliveryId));

/** Our clock, not the database's: both write `next_at`, and it is compared. */
const now = (): SQL => sql`${new Date().toISOString()}::timestamptz`;
