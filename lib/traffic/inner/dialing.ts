import {
  decideUnderLock,
  intendInTime,
  kept,
  mustBeCommitted,
  outboundRow,
  type RunPlace,
  tellable,
  WITHDRAWN,
} from "@/lib/enforcement/inner/intending";
import { and, eq, gt, notInArray, sql } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import { moveCall } from "@/lib/calls/inner/moving";
import { companyOf } from "@/lib/companies/reading";
import type { Facts } from "@/lib/contacts/schema";
import { countCall, uncountCall } from "@/lib/contacts/inner/counting";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import { log } from "@/lib/log";
import { activeBuyers } from "@/lib/offers/inner/active-buyers";
import type { Phone } from "@/lib/phone/phone";
import { knownNumber } from "./addressing";
import { type Account, accountOf } from "@/lib/provider-configurations/inner/account";
import { telephoneOf } from "@/lib/telephony/account";
import type { Allowed, Refusal } from "@/lib/enforcement/allowed";
import { firstAllowed } from "@/lib/enforcement/inner/first-allowed-buyer";
import { checkDial } from "@/lib/enforcement/checking";

/** Whom to dial, from which of our numbers, and for which offer: its buyers take the call. */
export type DialRequest = {
  number: Phone;
  from: Phone;
  leadId?: number | null;
  scheduleId?: number | null;
  offerId?: number | null;
  run?: RunPlace;
  /** How many seconds must have passed since the number was last dialed. */
  restSeconds?: number;
};

/** What is needed, besides the provider, to place an allowed call. */
type Way = { account: Account; buyer: Allowed<"dial"> | null; company: string };

/**
 * A call that will be placed, or one that is recorded as refused, and the facts about its number. A call that is
 * neither has no buyer who could take it: `no-buyer`.
 */
export type CallIntent =
  | { call: Call; facts: Facts; allowed: Allowed<"dial">; refusal: null; way: Way }
  | { call: Call; facts: Facts; allowed: null; refusal: Refusal | null; way: null };

/** The message on a call that no buyer could take. */
export const NO_BUYER = "No buyer of the offer may be dialed now: nobody was dialed.";

/**
 * Records, in the context's transaction, that a number will be dialed, or that it is refused and why. Decides under the
 * contact's lock. Throws `Unavailable` and records nothing when the database does not answer by the context's deadline.
 * Throws `Invalid` when the number was dialed too recently.
 */
export async function intendCall(ctx: Context, request: DialRequest): Promise<CallIntent> {
  // In an outage the check refuses first, before a transaction waits on a connection that others need.
  if (ctx.answerBy !== undefined) tellable(await checkDial(ctx, request.number), ctx);
  const intending = transaction(ctx, (ctx) => decideAndRecord(ctx, request));
  return intendInTime(ctx, intending, ({ call }) => withdraw(ctx, call));
}

/** Asks the provider once to place an intended call, and records its answer. Returns a refused call unchanged. */
export async function placeCall(ctx: Context, intent: CallIntent): Promise<Call> {
  mustBeCommitted(ctx);
  const { call, allowed, way } = intent;
  if (!allowed) return call;
  const order = {
    from: knownNumber(call.ourNumber),
    uuid: call.uuid,
    buyer: way.buyer,
    company: way.company,
  };
  const answer = await telephoneOf(way.account).placeCall(allowed, order);
  switch (answer.outcome) {
    case "taken":
      return kept(call, () => moveCall(ctx, call.id, { status: answer.status, providerCallId: answer.id }));
    case "refused":
      return kept(call, () => moveCall(ctx, call.id, { status: "failed", errorMessage: wordsOf(answer) }));
    case "unclear":
      log.warn({ callId: call.id, error: answer.message }, "a call may have been placed: it will be settled");
      return call;
  }
}

/** Dials a number: commits the intent, then asks the provider. Returns the call, which may have been refused. */
export async function dial(ctx: Context, request: DialRequest): Promise<Call> {
  return placeCall(ctx, await intendCall(ctx, request));
}

async function decideAndRecord(ctx: Context, request: DialRequest): Promise<CallIntent> {
  const account = await accountOf(ctx);
  const { contactId, facts, allowed, refusal } = await decideUnderLock(ctx, request.number, "dial");
  if (allowed && request.restSeconds) await refuseUnrested(ctx, contactId, request.restSeconds);
  const asked = allowed && request.offerId ? await activeBuyers(ctx, request.offerId) : null;
  const taker = asked && (await firstAllowed(ctx, asked));
  const inVain = asked !== null && taker === null;
  const [call] = await ctx.db
    .insert(calls)
    .values({
      ...outboundRow(ctx, request, { account, contactId, refusal }),
      offerId: request.offerId,
      buyerId: taker?.buyer.id,
      ...(inVain && { status: "no-buyer" as const, errorMessage: NO_BUYER }),
    })
    .returning();
  if (!call) throw new Error("a call that was just made is not there");
  if (!allowed || inVain) return { call, facts, allowed: null, refusal, way: null };
  await countCall(ctx, contactId);
  const { name: company } = await companyOf(ctx);
  return { call, facts, allowed, refusal, way: { account, buyer: taker?.allowed ?? null, company } };
}

/** Refused calls never rang, so they do not count. */
async function refuseUnrested(ctx: Context, contactId: number, seconds: number): Promise<void> {
  const [recent] = await ctx.db
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        eq(calls.companyId, ctx.companyId),
        eq(calls.contactId, contactId),
        eq(calls.direction, "outbound"),
        notInArray(calls.status, ["blocked", "opt-out", "unavailable", "no-buyer"]),
        gt(calls.createdAt, sql`clock_timestamp() - ${seconds} * interval '1 second'`),
      ),
    )
    .limit(1);
  if (recent) throw new Invalid({ to: [`was dialed less than ${seconds} seconds ago`] });
}

function withdraw(ctx: Context, { id, callerId }: Call): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { id: contactId } = await holdContact(ctx, knownNumber(callerId));
    const withdrawn = await ctx.db
      .update(calls)
      .set({ ...WITHDRAWN, updatedAt: new Date() })
      .where(and(eq(calls.companyId, ctx.companyId), eq(calls.id, id), eq(calls.status, "requested")))
      .returning({ id: calls.id });
    if (withdrawn.length > 0) await uncountCall(ctx, contactId);
  });
}

const wordsOf = ({ code, message }: { code: string | null; message: string }) =>
  code === null ? message : `${message} (error ${code})`;
