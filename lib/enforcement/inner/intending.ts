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
import { type Allowed, judge, judgeConfirmation, type Refusal, type Verdict } from "../allowed";
import { inTime } from "../in-time";
import { tellRefused } from "./telling";

/**
 * A run of a schedule, and the position in it of the action that dials or texts. Each position dials or texts at most
 * once.
 */
export type RunPlace = { scheduleRunId: number; runPosition: number };

/** The fields that our outbound calls and texts share. */
type Outbound = {
  number: Phone;
  from: Phone;
  leadId?: number | null;
  scheduleId?: number | null;
  run?: RunPlace;
};

/**
 * Makes the final decision about a number, under the lock of its contact. It holds until the transaction ends. Counts a
 * refusal, and tells subscriptions of it.
 */
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

/** As `decideUnderLock`, about the text that confirms an opt-out. */
export async function decideConfirmation(
  ctx: Context,
  number: Phone,
): Promise<{ contactId: number; allowed: Allowed<"sms"> | null }> {
  const { id, facts } = await holdContact(ctx, number);
  return { contactId: id, allowed: judgeConfirmation(ctx.companyId, number, facts) };
}

const refusedStatus = {
  blocked: "blocked",
  opted_out: "opt-out",
  withheld: "blocked",
  unavailable: "unavailable",
} as const;

/** Returns the columns of an outbound call or text, as intended or as refused. */
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

/** The columns of an intent that came too late and is withdrawn. */
export const WITHDRAWN = {
  status: "unavailable",
  refusalReason: "unavailable" satisfies RefusalReason,
  errorMessage: "The database did not answer in time: nothing was sent.",
} as const;

/**
 * Waits for an intent. Throws `Unavailable` when it is not committed by the context's deadline. An intent that is
 * committed later is withdrawn, because the asker has been told no.
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

/** Throws `Unavailable` when the first check says that the database cannot tell. */
export function tellable({ refusal }: Verdict<CheckedAction>, { companyId }: Context): void {
  if (refusal?.reason !== "unavailable") return;
  log.error({ companyId }, "nobody is dialed or texted: the database cannot tell who is blocked");
  throw new Unavailable();
}

/** Throws when the context is in a transaction: its rows must be committed before the provider is asked. */
export function mustBeCommitted(ctx: Context): void {
  if (is(ctx.db, PgTransaction)) throw new Error("the provider is not asked within a transaction");
}

/** How long our answer may wait until the provider's answer is kept, in milliseconds. */
const KEPT_MS = 3_000;

/**
 * Keeps the provider's answer and returns the record. When that fails or takes too long, the record stays `requested`,
 * to be settled later. The provider has been asked, and must not be asked again because of us.
 */
export async function kept<Row extends { id: number }>(row: Row, keep: () => Promise<Row>): Promise<Row> {
  try {
    return await inTime({ answerBy: performance.now() + KEPT_MS }, keep());
  } catch (error) {
    log.error({ error: inShort(error), id: row.id }, "a provider's answer was not kept: it will be settled");
    return row;
  }
}
