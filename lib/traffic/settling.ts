import { and, asc, eq, lt, sql } from "drizzle-orm";
import { db } from "@/db";
import { type Call, calls } from "@/db/schema/calls";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { actingAs } from "@/lib/jobs/askers";
import { inShort, log } from "@/lib/log";
import { moveText } from "@/lib/text-messages/inner/moving";
import { lookFor } from "./inner/identifying";

/** How long an intent without an answer is left alone: its request may still be under way. */
const SETTLED_AFTER_SECONDS = 20;

const AT_ONCE = 500;

/**
 * Settles a call whose intent is committed but whose provider's answer is not. Stores the provider's record when its
 * list has one; otherwise the call is `unknown` and is never placed again. Returns it unchanged while the provider
 * cannot be asked.
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

/** As `settleCall`, for a text. */
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

/** Settles every call and text whose intent is committed but whose provider's answer is not. Never sends again. */
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

/**
 * Settles one after the other. When one stays open, the provider cannot be asked, and the others wait for the next
 * round.
 */
async function settleAll(work: Work[]): Promise<void> {
  for (const { companyId, settle } of work) {
    try {
      if ((await settle()).status === "requested") return;
    } catch (error) {
      log.error({ companyId, error: inShort(error) }, "an open call or text was not settled");
    }
  }
}

/** The context of automatic work: no person, no address. */
export const systemOf = ({ companyId }: Pick<Call, "companyId">): Promise<Context> =>
  actingAs({
    companyId,
    userId: null,
    collaboratorId: null,
    accessTokenId: null,
    requestIp: null,
    permissions: [],
  });
