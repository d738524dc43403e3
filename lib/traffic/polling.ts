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

/** A call that began so long ago, or was asked after so long ago, and has no end, is asked after: none rings for so long. */
const OVERDUE = sql`now() - interval '15 minutes'`;

/** What nobody could say in a day, the longest that a call may last, nobody will. */
const GIVEN_UP = sql`now() - interval '1 day'`;

/** How many calls are asked after in one round. */
const AT_ONCE = 100;

const underWay = sql`${calls.provider} <> 'sandbox' and ${calls.status} in ('queued', 'ringing', 'in-progress')`;
const since = sql`coalesce(${calls.askedAt}, ${calls.createdAt})`;

/**
 * Asks the providers what has become of calls that have long been under way, the oldest first, and moves them along as news
 * would have: a status callback comes once, and may be lost. One that still goes on, or cannot be asked after now, is asked
 * after again later; one of which nobody could say anything for a day is `unknown`. Any number of workers at once.
 */
export async function askAfterCalls(): Promise<void> {
  const overdue = await claim();
  const companies = new Set(overdue.map(({ companyId }) => companyId));
  await Promise.all([...companies].map((id) => askAll(overdue.filter(({ companyId }) => companyId === id))));
}

/** Whoever takes a call in hand writes down the time first, so that another worker, or a provider that fails, takes the next. */
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

/** One after the other; a provider that cannot be asked is not asked again in this round. */
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
      // One that was never asked after may be old because we were down: its provider has another round.
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

/** Its end is nobody's to make up: it counts and fires nothing, and gives way to any word of the provider. */
async function giveUp({ companyId, id }: Call): Promise<void> {
  await db
    .update(calls)
    .set({ status: "unknown", updatedAt: new Date() })
    .where(
      and(eq(calls.companyId, companyId), eq(calls.id, id), underWay, sql`${calls.createdAt} < ${GIVEN_UP}`),
    );
}
