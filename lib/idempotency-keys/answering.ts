import { sql } from "drizzle-orm";
import type { Actor, Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { KEY_KEPT_HOURS } from "./expiring";

/**
 * The answer of a request. `replayed` tells that an earlier request with this key got it, and that nothing was done
 * now.
 */
export type KeptAnswer = { status: number; body: string };
export type GivenAnswer = KeptAnswer & { replayed: boolean };

/**
 * The key of a token's request, and a fingerprint of its meaning: requests with the same meaning have the same
 * fingerprint.
 */
export type KeyedRequest = { key: string; fingerprint: string };

type TokenContext = Context & { actor: Extract<Actor, { type: "token" }> };

/**
 * Runs `work` in a transaction that keeps its answer under the token's key for 24 hours. When an answer is kept
 * already, returns that one and does nothing. A process that is killed at any moment leaves all of it or nothing. When
 * `work` throws, nothing is kept, because nothing was done. Throws `Conflict` when the key belongs to another request,
 * and, with a time to wait, while an equal request runs.
 */
export async function answerOnce<Ctx extends TokenContext>(
  ctx: Ctx,
  request: KeyedRequest,
  work: (ctx: Ctx) => Promise<KeptAnswer>,
): Promise<GivenAnswer> {
  return transaction(ctx, async ({ db, afterCommit }) => {
    const inside = { ...ctx, db, afterCommit };
    await claim(inside, request);
    const kept = await keptAnswer(inside, request);
    if (kept) return { ...kept, replayed: true };
    const answer = await work(inside);
    await keep(inside, request, answer);
    return { ...answer, replayed: false };
  });
}

const RETRY_AFTER_S = 1;

/** Locks the key. The lock ends with the transaction, however that ends, so no dead request can hold it. */
async function claim({ db, companyId, actor }: TokenContext, { key }: KeyedRequest): Promise<void> {
  const name = `idempotency_key:${companyId}:${actor.accessTokenId}:${key}`;
  const [row] = await db.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`,
  );
  if (!row?.locked)
    throw new Conflict("A request with this Idempotency-Key is under way; ask again.", RETRY_AFTER_S);
}

async function keptAnswer(
  { db, companyId, actor }: TokenContext,
  { key, fingerprint }: KeyedRequest,
): Promise<KeptAnswer | null> {
  const [kept] = await db.execute<KeptAnswer & { fingerprint: string }>(sql`
    select fingerprint, status, body from idempotency_keys
    where company_id = ${companyId} and access_token_id = ${actor.accessTokenId} and key = ${key}
      and created_at > clock_timestamp() - make_interval(hours => ${KEY_KEPT_HOURS})`);
  if (!kept) return null;
  if (kept.fingerprint !== fingerprint)
    throw new Conflict("This Idempotency-Key stands for another request; take a new one.");
  return { status: kept.status, body: kept.body };
}

/** Keeps the answer, and replaces one that has expired but is not removed yet. */
async function keep(
  { db, companyId, actor }: TokenContext,
  { key, fingerprint }: KeyedRequest,
  { status, body }: KeptAnswer,
): Promise<void> {
  await db.execute(sql`
    insert into idempotency_keys (company_id, access_token_id, key, fingerprint, status, body, created_at)
    values (${companyId}, ${actor.accessTokenId}, ${key}, ${fingerprint}, ${status}, ${body},
      date_trunc('milliseconds', clock_timestamp()))
    on conflict (company_id, access_token_id, key) do update set fingerprint = excluded.fingerprint,
      status = excluded.status, body = excluded.body, created_at = excluded.created_at`);
}
