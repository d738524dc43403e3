import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db";
import { type Call, calls } from "@/db/schema/calls";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/moving";
import type { Context } from "@/lib/context";
import { actingAs } from "@/lib/jobs/askers";
import { inShort, log } from "@/lib/log";
import type { Phone } from "@/lib/phone";
import { accountOf } from "@/lib/provider-configurations/reading";
import { type Sought, type Telephone, telephoneOf } from "@/lib/telephony/telephone";
import { moveText } from "@/lib/text-messages/moving";

/** An intent without an answer is left alone for so long: whoever committed it may still be asking the provider. */
const SETTLED_AFTER_SECONDS = 20;

/** The provider made what an intent became within this time of it, in milliseconds; its clock may be a little behind ours. */
const EARLIER_MS = 5_000;
const LATER_MS = 30_000;

/** While the provider cannot be asked, an intent stays open for so long. */
const OPEN_MS = 60 * 60_000;

const AT_ONCE = 500;

/**
 * Clears up a call whose intent is committed and whose provider's answer is not: one that stands in the provider's list is
 * stored, else it is `unknown`, and never placed again. Returned as it is while the provider cannot be asked.
 */
export async function settleCall(call: Call): Promise<Call> {
  if (call.status !== "requested") return call;
  const ctx = await systemOf(call);
  const found = await lookFor(ctx, call, {
    table: calls,
    providerId: calls.providerCallId,
    find: (telephone, sought) => telephone.findCalls(sought),
  });
  if (found === "unasked") return call;
  if (found === null) return moveCall(ctx, call.id, { status: "unknown" });
  const { id, ...news } = found;
  return moveCall(ctx, call.id, { ...news, providerCallId: id });
}

/** As `settleCall`, a text. */
export async function settleText(text: TextMessage): Promise<TextMessage> {
  if (text.status !== "requested") return text;
  const ctx = await systemOf(text);
  const found = await lookFor(ctx, text, {
    table: textMessages,
    providerId: textMessages.providerMessageId,
    find: (telephone, sought) => telephone.findTexts({ ...sought, message: text.message }),
  });
  if (found === "unasked") return text;
  if (found === null) return moveText(ctx, text.id, { status: "unknown" });
  const { id, ...news } = found;
  return moveText(ctx, text.id, { ...news, providerMessageId: id });
}

/** Clears up every call and text whose intent is committed and whose provider's answer is not: asked for, never sent again. */
export async function settleUnresolved(): Promise<void> {
  const overdue = sql`clock_timestamp() - ${SETTLED_AFTER_SECONDS} * interval '1 second'`;
  const [openCalls, openTexts] = await Promise.all([
    db
      .select()
      .from(calls)
      .where(and(eq(calls.status, "requested"), lt(calls.createdAt, overdue)))
      .orderBy(asc(calls.createdAt))
      .limit(AT_ONCE),
    db
      .select()
      .from(textMessages)
      .where(and(eq(textMessages.status, "requested"), lt(textMessages.createdAt, overdue)))
      .orderBy(asc(textMessages.createdAt))
      .limit(AT_ONCE),
  ]);
  const work = [
    ...openCalls.map((call) => ({ companyId: call.companyId, settle: () => settleCall(call) })),
    ...openTexts.map((text) => ({ companyId: text.companyId, settle: () => settleText(text) })),
  ];
  const companies = new Set(work.map(({ companyId }) => companyId));
  await Promise.all([...companies].map((id) => settleAll(work.filter(({ companyId }) => companyId === id))));
}

type Work = { companyId: number; settle(): Promise<{ status: string }> };

/** One after the other; when one stays open the provider cannot be asked now, and the others wait for the next round. */
async function settleAll(work: Work[]): Promise<void> {
  for (const { companyId, settle } of work) {
    try {
      if ((await settle()).status === "requested") return;
    } catch (error) {
      log.error({ companyId, error: inShort(error) }, "an open call or text was not settled");
    }
  }
}

type Open = Call | TextMessage;

type Way<Found> = {
  table: typeof calls | typeof textMessages;
  providerId: PgColumn;
  find(telephone: Telephone, sought: Sought): Promise<Found[]>;
};

/** What the provider made of an intent: the one thing it can be, or null. */
async function lookFor<Found extends { id: string }>(
  ctx: Context,
  row: Open,
  { table, providerId, find }: Way<Found>,
): Promise<Found | null | "unasked"> {
  const found = await ask(ctx, row, find);
  if (found === "unasked" || found.length === 0) return found === "unasked" ? found : null;
  const ids = sql.param(found.map(({ id }) => id));
  const [known, rivals] = await Promise.all([
    ctx.db.execute<{ id: string }>(sql`
      select ${providerId} as id from ${table}
      where ${table.companyId} = ${ctx.companyId} and ${providerId} = any(${ids}::text[])`),
    ctx.db.execute(sql`
      select from ${table}
      where ${table.companyId} = ${ctx.companyId} and ${table.contactId} = ${row.contactId} and ${table.id} <> ${row.id}
        and ${table.direction} = 'outbound' and ${providerId} is null and ${table.status} in ('requested', 'unknown')
        and abs(extract(epoch from ${table.createdAt} - ${row.createdAt.toISOString()}::timestamptz)) * 1000 < ${EARLIER_MS + LATER_MS}
      limit 1`),
  ]);
  const unclaimed = found.filter(({ id }) => !known.some((one) => one.id === id));
  // Which of two open intents it became nobody can say; the provider's callbacks will, for they name our record.
  const [one] = unclaimed;
  return one && unclaimed.length === 1 && rivals.length === 0 ? one : null;
}

async function ask<Found>(ctx: Context, row: Open, find: Way<Found>["find"]): Promise<Found[] | "unasked"> {
  try {
    const account = await accountOf(ctx);
    if (account.provider !== row.provider) throw new Error(`the company has left ${row.provider}`);
    return await find(telephoneOf(account), {
      to: row.callerId as Phone,
      from: row.ourNumber as Phone,
      earliest: new Date(row.createdAt.getTime() - EARLIER_MS),
      latest: new Date(row.createdAt.getTime() + LATER_MS),
    });
  } catch (error) {
    log.warn({ companyId: row.companyId, id: row.id, error: inShort(error) }, "the provider cannot be asked");
    return Date.now() - row.createdAt.getTime() > OPEN_MS ? [] : "unasked";
  }
}

/** The context of what nobody asks for: no person, no address. */
export const systemOf = ({ companyId }: Open): Promise<Context> =>
  actingAs({
    companyId,
    userId: null,
    collaboratorId: null,
    accessTokenId: null,
    requestIp: null,
    permissions: [],
  });
