import { is, sql } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";
import type { CheckedAction, RefusalReason } from "@/db/enums";
import type { Facts } from "@/lib/contacts/schema";
import { holdContact } from "@/lib/contacts/inner/holding";
import { actorColumns, type Context } from "@/lib/context";
import { countOfDay } from "@/lib/counts";
import { AppError, Unavailable } from "@/lib/errors";
import { inShort, log } from "@/lib/log";
import type { Phone } from "@/lib/phone/phone";
import type { Account } from "@/lib/provider-configurations/inner/account";
import { judge, type Refusal, type Verdict } from "../allowed";
import { inTime } from "../deadline";
import { tellRefused } from "./telling";

/** A run of a schedule and the place in it of the action that dials or texts: at most once each. */
export type RunPlace = { scheduleRunId: number; runPosition: number };

/** What calls and texts of ours have in common. */
type Outbound = {
  number: Phone;
  from: Phone;
  leadId?: number | null;
  scheduleId?: number | null;
  run?: RunPlace;
};

/** The last word on a number, under the lock of its contact: what it says holds until the transaction ends. */
export async function decideUnderLock<Action extends CheckedAction>(
  ctx: Context,
  number: Phone,
  action: Action,
): Promise<{ contactId: number; facts: Facts } & Verdict<Action>> {
  const { id, facts } = await holdContact(ctx, number);
  const verdict = judge(ctx.companyId, number, action, facts);
  if (verdict.refusal) {
    const { refusal } = verdict;
    await countOfDay(ctx, "stop", action);
    await tellRefused(ctx, { contactId: id, number, action, direction: "outbound", refusal });
  }
  return { contactId: id, facts, ...verdict };
}

const refusedStatus = { blocked: "blocked", opted_out: "opt-out", unavailable: "unavailable" } as const;

/** What stands on the record of a call or text of ours, as intended or as refused. */
export function outboundRow(
  ctx: Context,
  { number, from, leadId, scheduleId, run }: Outbound,
  { account, contactId, refusal }: { account: Account; contactId: number; refusal: Refusal | null },
) {
  const now = sql`date_trunc('milliseconds', clock_timestamp())`;
  return {
    companyId: ctx.companyId,
    direction: "outbound" as const,
    status: refusal ? refusedStatus[refusal.reason] : ("requested" as const),
    refusalReason: refusal?.reason ?? null,
    contactId,
    callerId: number,
    ourNumber: from,
    leadId,
    scheduleId,
    ...run,
    provider: account.provider,
    ...actorColumns(ctx.actor),
    requestIp: ctx.requestIp,
    createdAt: now,
    updatedAt: now,
  };
}

/** What becomes of an intent that nobody waited for. */
export const WITHDRAWN = {
  status: "unavailable",
  refusalReason: "unavailable" satisfies RefusalReason,
  errorMessage: "The database did not answer in time: nothing was sent.",
} as const;

/**
 * An intent, or `Unavailable` by the context's deadline. What is committed only after that is withdrawn, for whoever asked
 * has been told no.
 */
export async function intendInTime<Intent>(
  ctx: Context,
  intending: Promise<Intent>,
  withdraw: (intent: Intent) => Promise<unknown>,
): Promise<Intent> {
  try {
    return await inTime(ctx, intending);
  } catch (error) {
    if (error instanceof Unavailable) {
      intending.then(withdraw).catch((late: unknown) => {
        if (!(late instanceof AppError)) log.warn({ error: inShort(late) }, "an intent nobody waited for");
      });
    }
    throw error;
  }
}

/** Throws `Unavailable` when a check that was asked first says that the database cannot tell. */
export function tellable({ refusal }: Verdict<CheckedAction>, { companyId }: Context): void {
  if (refusal?.reason !== "unavailable") return;
  log.error({ companyId }, "nobody is dialed or texted: the database cannot tell who is blocked");
  throw new Unavailable();
}

/** What a transaction commits must be there before the provider hears of it. */
export function mustBeCommitted(ctx: Context): void {
  if (is(ctx.db, PgTransaction)) throw new Error("the provider is not asked within a transaction");
}

/** How long keeping the provider's answer may hold up ours, in milliseconds. */
const KEPT_MS = 3_000;

/**
 * Keeps the provider's answer. When that fails, or takes too long to wait for, the record stays `requested`, to be settled: what was asked for was asked for,
 * and is not to be asked for again because of us.
 */
export async function kept<Row extends { id: number }>(row: Row, keep: () => Promise<Row>): Promise<Row> {
  try {
    return await inTime({ answerBy: performance.now() + KEPT_MS }, keep());
  } catch (error) {
    log.error({ error: inShort(error), id: row.id }, "a provider's answer was not kept: it will be settled");
    return row;
  }
}
