import { and, eq } from "drizzle-orm";
import { type CallEnd, callEnds, type CallStatus } from "@/db/enums";
import { type Call, calls } from "@/db/schema/calls";
import { type CallOutcome, countOutcome } from "@/lib/contacts/inner/counting";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Facts } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { NotFound } from "@/lib/errors";
import { fire } from "@/lib/schedules/inner/firing";
import { stopAfter, tellToStop } from "./stopping";

/** What the provider reports about a call. Fields that it leaves out stay as they are. */
export type CallNews = {
  status: CallStatus;
  providerCallId?: string;
  durationSeconds?: number;
  errorMessage?: string;
  /** When the call ended, if the provider reports it later. */
  endedAt?: Date;
  /** When it came to this, by the provider's clock, which may leave out the part of a second. */
  at?: Date;
};

/**
 * Updates a call with what the provider reports, and returns it. A report that comes late, twice or beside another
 * changes nothing more: the first final status stays, and is counted and fired once. Checks no permission: the provider
 * is the source.
 *
 * Locks the contact before the call, as dialing does.
 */
export function moveCall(ctx: Context, callId: number, to: CallNews): Promise<Call> {
  return transaction(ctx, async (ctx) => {
    const known = await rowOf(ctx, callId);
    const held = known.callerId ? await holdContact(ctx, known.callerId) : null;
    const before = await rowOf(ctx, callId, "locked");
    const changes = changesOf(before, to, { now: new Date(), facts: held?.facts ?? null });
    if (!changes) return before;
    const [call] = await ctx.db.update(calls).set(changes).where(its(ctx, callId)).returning();
    if (!call) throw new NotFound("call");
    await follow(ctx, before, call);
    await tellToStop(ctx, before, call);
    return call;
  });
}

const ranks: Partial<Record<CallStatus, number>> = { requested: 0, queued: 1, ringing: 2, "in-progress": 3 };

/**
 * The allowed changes of a status: `unknown` can become anything that the provider reports, and a refused call never
 * began.
 */
export function movesTo(from: CallStatus, to: CallStatus): boolean {
  if (to === "unknown") return from === "requested";
  const next = isEnd(to) ? 4 : ranks[to];
  if (!next) return false;
  return from === "unknown" || next > (ranks[from] ?? 4);
}

export const isEnd = (status: CallStatus): status is CallEnd =>
  (callEnds as readonly CallStatus[]).includes(status);

type Now = { now: Date; facts: Facts | null };

function changesOf(call: Call, to: CallNews, { now, facts }: Now): Partial<Call> | null {
  const moves = movesTo(call.status, to.status);
  const changes: Partial<Call> = {};
  if (!call.providerCallId && to.providerCallId) changes.providerCallId = to.providerCallId;
  if (
    call.durationSeconds === null &&
    to.durationSeconds !== undefined &&
    isEnd(moves ? to.status : call.status)
  ) {
    changes.durationSeconds = to.durationSeconds;
  }
  if (moves) {
    changes.status = to.status;
    if (to.errorMessage !== undefined) changes.errorMessage = to.errorMessage;
    Object.assign(changes, stopAfter(call, to, facts));
    const told = to.endedAt ?? (to.at && to.at > call.createdAt ? to.at : now);
    const at = told < now ? told : now;
    if (isEnd(to.status)) changes.endedAt = at;
    if (!call.answeredAt && (to.status === "in-progress" || to.status === "completed")) {
      changes.answeredAt = new Date(at.getTime() - 1000 * (to.durationSeconds ?? 0));
    }
  }
  return Object.keys(changes).length > 0 ? { ...changes, updatedAt: now } : null;
}

async function follow(ctx: Context, before: Call, call: Call): Promise<void> {
  const outcome = outcomeOf(before, call);
  const streak = outcome && call.contactId ? await countOutcome(ctx, call.contactId, outcome) : 0;
  if (before.status === call.status || !isEnd(call.status)) return;
  await fire(ctx, { trigger: "call_ended", call });
  if (outcome === "no_answer") await fire(ctx, { trigger: "no_answer", call, streak });
}

/** What a change counts on the contact: that an inbound call was answered, or how an outbound call ended. */
function outcomeOf(before: Call, call: Call): CallOutcome | null {
  if (call.direction === "inbound") return !before.answeredAt && call.answeredAt ? "answered" : null;
  if (before.status === call.status) return null;
  switch (call.status) {
    case "completed":
      return "answered";
    case "no-answer":
      return "no_answer";
    case "busy":
      return "busy";
    case "failed":
      return "failed";
    default:
      return null;
  }
}

const its = ({ companyId }: Context, callId: number) =>
  and(eq(calls.companyId, companyId), eq(calls.id, callId));

async function rowOf(ctx: Context, callId: number, locked?: "locked"): Promise<Call> {
  const query = ctx.db.select().from(calls).where(its(ctx, callId));
  const [call] = await (locked ? query.for("no key update") : query);
  if (!call) throw new NotFound("call");
  return call;
}
