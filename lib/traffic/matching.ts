import { and, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import { buyers } from "@/db/schema/offers";
import { type Caller, readCaller } from "@/lib/calls/callers";
import { companyOf } from "@/lib/companies/reading";
import { type Fate, type RecordedCall, recordInbound } from "@/lib/calls/inner/recording";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { countOfDay } from "@/lib/counts";
import { Unavailable } from "@/lib/errors";
import { inShort, log } from "@/lib/log";
import { matchOffer } from "@/lib/offers/inner/offer-of-number";
import type { Phone } from "@/lib/phone/phone";
import { connectTwiml, rejectTwiml } from "@/lib/telephony/twiml";
import type { Allowed, Refusal } from "@/lib/enforcement/allowed";
import { firstAllowed } from "@/lib/enforcement/inner/first-allowed-buyer";
import { checkCaller, checkDial, decideMatch } from "@/lib/enforcement/checking";
import { inTime } from "@/lib/enforcement/in-time";
import { refusalOfWithheld } from "@/lib/enforcement/withheld";
import { tellTurnedAway } from "@/lib/enforcement/inner/telling";

/** An inbound call as the provider reports it: the caller, our number, and the address for its outcome. */
export type IncomingCall = { providerCallId: string; from: string; to: string; hookUrl: string };

type Matchable = Allowed<"match", Phone | null>;
type Asked = { providerCallId: string; caller: Caller; ourNumber: Phone | null; hookUrl: string };
type Buyer = Allowed<"dial">;
/** `stopped`: the decision under the contact's lock refused it. */
type Recorded = RecordedCall & { stopped: boolean };

/** The answer to an inbound call that cannot be decided. */
export const rejection = rejectTwiml;

/**
 * Decides an inbound call by the context's deadline and answers in TwiML. Connects it to the first buyer who may be
 * dialed, of the offer that owns the dialed number. Otherwise rejects it, also when there is no decision in time.
 * Records and counts each call of the provider once. Checks no permission: the provider is the source.
 */
export async function matchCall(ctx: Context, incoming: IncomingCall): Promise<string> {
  const { from, to, ...names } = incoming;
  const asked = { ...names, caller: readCaller(ctx, from), ourNumber: readCaller(ctx, to).number };
  const { allowed, refusal } = await checkCaller(ctx, asked.caller.number);
  return allowed ? connect(ctx, asked, allowed) : refuse(ctx, asked, refusal);
}

/** The answer does not depend on whether the record is written. */
async function refuse(ctx: Context, asked: Asked, refusal: Refusal): Promise<string> {
  const work = record(ctx, asked, refused(refusal)).catch(unrecorded(ctx, asked));
  await inTime(ctx, work).catch(() => log.warn(traceOf(ctx, asked), "a rejected call is written down late"));
  return rejection();
}

/** A call that is decided too late is rejected, and its record says so. */
async function connect(ctx: Context, asked: Asked, allowed: Matchable): Promise<string> {
  const work = putThrough(ctx, asked, allowed);
  try {
    return (await inTime(ctx, work)).twiml;
  } catch (error) {
    const unavailable = refused({ reason: "unavailable", since: null });
    void work
      .then(
        (late) => (late.made ? turnDown(ctx, late.call, unavailable).then(() => undefined) : undefined),
        () => record(ctx, asked, unavailable).then(() => undefined),
      )
      .catch(unrecorded(ctx, asked));
    log.warn(
      { ...traceOf(ctx, asked), error: inShort(error) },
      "a call was rejected: it could not be decided",
    );
    return rejection();
  }
}

async function putThrough(ctx: Context, asked: Asked, allowed: Matchable) {
  const { fate, buyer } = await match(ctx, asked);
  if (ctx.answerBy !== undefined && performance.now() > ctx.answerBy) throw new Unavailable();
  const recorded = await record(ctx, asked, fate);
  return { ...recorded, twiml: await answerTo(ctx, recorded, allowed, buyer, asked.hookUrl) };
}

async function match(
  ctx: Context,
  { caller, ourNumber }: Asked,
): Promise<{ fate: Fate; buyer: Buyer | null }> {
  const found = ourNumber && (await matchOffer(ctx, ourNumber));
  if (!found) return { fate: { status: "no-offer" }, buyer: null };
  const offerId = found.offer.id;
  const refusal =
    caller.number === null ? refusalOfWithheld({ company: await companyOf(ctx), offer: found.offer }) : null;
  if (refusal) return { fate: { ...refused(refusal), offerId }, buyer: null };
  const first = await firstAllowed(ctx, found.buyers);
  return first
    ? { fate: { status: "ringing", offerId, buyerId: first.buyer.id }, buyer: first.allowed }
    : { fate: { status: "no-buyer", offerId }, buyer: null };
}

/**
 * Records the call with its outcome. The contact's state under its lock decides, also for a call that is reported
 * again.
 */
function record(ctx: Context, asked: Asked, fate: Fate): Promise<Recorded> {
  const { providerCallId, caller, ourNumber } = asked;
  return transaction(ctx, async (ctx) => {
    const held = caller.number ? await holdContact(ctx, caller.number) : null;
    const stopped = held && !fate.refusalReason ? decideMatch(held.facts) : null;
    const final = stopped ? refused(stopped) : fate;
    const { call, made } = await recordInbound(ctx, { providerCallId, caller, ourNumber, ...final }, held);
    if (final.status !== "blocked") return { call, made, stopped: false };
    const ended = made || (await turnDown(ctx, call, final));
    if (ended) await countOfDay(ctx, "stop", "match");
    if (ended && held) await tellTurnedAway(ctx, held, { number: caller.number, action: "match" });
    return { call, made, stopped: true };
  });
}

/** Of a match a person's opt-out is no reason. */
const refused = ({ reason }: Refusal): Fate => ({
  status: reason === "unavailable" ? "unavailable" : "blocked",
  refusalReason: reason === "opted_out" ? "blocked" : reason,
});

/** A call that is reported again gets the same answer, unless its number may no longer be matched. */
async function answerTo(
  ctx: Context,
  { call, made, stopped }: Recorded,
  allowed: Matchable,
  found: Buyer | null,
  hookUrl: string,
): Promise<string> {
  const rejected = stopped || call.refusalReason !== null || call.buyerId === null;
  const buyer = rejected ? null : made ? found : await buyerOf(ctx, call);
  return buyer ? connectTwiml(allowed, buyer, `${hookUrl}?call=${call.uuid}`) : rejection();
}

async function buyerOf(ctx: Context, { buyerId }: Call): Promise<Buyer | null> {
  if (buyerId === null) return null;
  const [buyer] = await ctx.db
    .select({ number: buyers.number })
    .from(buyers)
    .where(and(eq(buyers.companyId, ctx.companyId), eq(buyers.id, buyerId)));
  return buyer ? (await checkDial(ctx, buyer.number)).allowed : null;
}

/** Ends a connected call whose caller is rejected after all; returns whether it was still ringing. */
async function turnDown(
  { db, companyId }: Context,
  { id }: Call,
  { status, refusalReason }: Fate,
): Promise<boolean> {
  const now = new Date();
  const ended = await db
    .update(calls)
    .set({ status, refusalReason, endedAt: now, updatedAt: now })
    .where(and(eq(calls.companyId, companyId), eq(calls.id, id), eq(calls.status, "ringing")))
    .returning({ id: calls.id });
  return ended.length > 0;
}

const traceOf = ({ companyId }: Context, { providerCallId }: Asked) => ({ companyId, providerCallId });

const unrecorded = (ctx: Context, asked: Asked) => (error: unknown) =>
  log.error({ ...traceOf(ctx, asked), error: inShort(error) }, "a rejected call was not written down");
