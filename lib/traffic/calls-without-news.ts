import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { type Call, calls } from "@/db/schema/calls";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { inShort, log } from "@/lib/log";
import { accountOf } from "@/lib/provider-configurations/inner/account";
import type { FoundCall } from "@/lib/telephony/telephone";
import { telephoneOf } from "@/lib/telephony/account";
import { systemOf } from "./settling";

/**
 * How old a call without an end, or its last enquiry, must be before the provider is asked. No call rings that long.
 */
const OVERDUE = sql`now() - interval '15 minutes'`;

/** After a day, the longest that a call may last, the provider is not asked again. */
const GIVEN_UP = sql`now() - interval '1 day'`;

/** How many calls one round asks about. */
const AT_ONCE = 100;

const underWay = sql`${calls.provider} <> 'sandbox' and ${calls.status} in ('queued', 'ringing', 'in-progress')`;
const since = sql`coalesce(${calls.askedAt}, ${calls.createdAt})`;

/**
 * Asks the providers about calls that have been under way for long, oldest first, and updates them: a status callback
 * comes only once and may be lost. A call that still goes on, or whose provider does not answer, is asked about again
 * later. After a day without an answer it is `unknown`. Safe with any number of workers.
 */
export async function askAfterCalls(): Promise<void> {
  const overdue = await claim();
  const companies = new Set(overdue.map(({ companyId }) => companyId));
  await Promise.all([...companies].map((id) => askAll(overdue.filter(({ companyId }) => companyId === id))));
}

/** Writes the time of the enquiry first, so that another worker, or the round after a failure, takes the next call. */
function claim(): Promise<Call[]> {
  return db.transaction(async (tx) => {
    const overdue = await tx
      .select()
      .from(calls)
      .where(and(underWay, sql`${since} < ${OVERDUE}`))
      .orderBy(since)
      .limit(AT_ONCE)
      .for("no key update", { skipLocked: true });
    if (overdue.length === 0) return [];
    const companies = sql.param(overdue.map(({ companyId }) => companyId));
    const ids = sql.param(overdue.map(({ id }) => id));
    await tx
      .update(calls)
      .set({ askedAt: sql`now()` })
      .where(
        sql`(${calls.companyId}, ${calls.id}) in (select * from unnest(${companies}::bigint[], ${ids}::bigint[]))`,
      );
    return overdue;
  });
}

/** Asks one after the other, and stops asking a provider that fails until the next round. */
async function askAll(overdue: Call[]): Promise<void> {
  for (const [place, call] of overdue.entries()) {
    try {
      await askAfter(call);
    } catch (error) {
      const { companyId } = call;
      log.warn(
        { companyId, calls: overdue.length - place, error: inShort(error) },
        "calls cannot be asked after",
      );
      // A call that was never asked about may be old because we were down: it gets another round.
      for (const left of overdue.slice(place)) if (left.askedAt) await giveUp(left);
      return;
    }
  }
}

async function askAfter(call: Call): Promise<void> {
  const ctx = await systemOf(call);
  const found = await findCall(ctx, call);
  if (!found) return giveUp(call);
  const { id, ...news } = found;
  await moveCall(ctx, call.id, { ...news, providerCallId: id });
}

async function findCall(ctx: Context, call: Call): Promise<FoundCall | null> {
  const account = await accountOf(ctx);
  if (account.provider !== call.provider || call.providerCallId === null) return null;
  return telephoneOf(account).findCall(call.providerCallId);
}

/** Its outcome is not known, so nothing is counted or fired, and any later report of the provider replaces it. */
async function giveUp({ companyId, id }: Call): Promise<void> {
  await db
    .update(calls)
    .set({ status: "unknown", updatedAt: new Date() })
    .where(
      and(eq(calls.companyId, companyId), eq(calls.id, id), underWay, sql`${calls.createdAt} < ${GIVEN_UP}`),
    );
}
