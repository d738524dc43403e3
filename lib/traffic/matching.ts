import { and, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import { buyers } from "@/db/schema/offers";
import { type Caller, readCaller } from "@/lib/calls/callers";
import { type Fate, type RecordedCall, recordInbound } from "@/lib/calls/inner/recording";
import { holdContact } from "@/lib/contacts/inner/holding";
import { type Context, transaction } from "@/lib/context";
import { countOfDay } from "@/lib/counts";
import { Unavailable } from "@/lib/errors";
import { inShort, log } from "@/lib/log";
import { matchOffer } from "@/lib/offers/inner/matching";
import type { Phone } from "@/lib/phone/phone";
import { connectTwiml, rejectTwiml } from "@/lib/telephony/twiml";
import type { Allowed, Refusal } from "@/lib/enforcement/allowed";
import { firstAllowed } from "@/lib/enforcement/inner/buyers";
import { checkCaller, checkDial, decideMatch } from "@/lib/enforcement/checking";
import { inTime } from "@/lib/enforcement/deadline";
import { tellTurnedAway } from "@/lib/enforcement/inner/telling";

/** A call that the provider asks about: who calls, which number of ours, and where it is to tell how the call went. */
export type IncomingCall = { providerCallId: string; from: string; to: string; hookUrl: string };

type Matchable = Allowed<"match", Phone | null>;
type Asked = { providerCallId: string; caller: Caller; ourNumber: Phone | null; hookUrl: string };
type Buyer = Allowed<"dial">;
/** `stopped`: by the last word on its number. */
type Recorded = RecordedCall & { stopped: boolean };

/** What an inbound call gets of which nothing can be found out. */
export const rejection = rejectTwiml;

/**
 * Answers, in TwiML and by the context's deadline, what becomes of an inbound call: it is put through to the first buyer who
 * may be dialed of the offer that owns the dialed number, or rejected; also when that cannot be found out in time. Recorded
 * and counted once for each call of the provider. Checks no permission: it is the provider's word.
 */
export async function matchCall(ctx: Context, incoming: IncomingCall): Promise<string> {
  const { from, to, ...names } = incoming;
  const asked = { ...names, caller: readCaller(ctx, from), ourNumber: readCaller(ctx, to).number };
  const { allowed, refusal } = await checkCaller(ctx, asked.caller.number);
  return allowed ? connect(ctx, asked, allowed) : refuse(ctx, asked, refusal);
}

/** Whatever comes of writing it down, the answer stands. */
async function refuse(ctx: Context, asked: Asked, refusal: Refusal): Promise<string> {
  const work = record(ctx, asked, refused(refusal)).catch(unrecorded(ctx, asked));
  await inTime(ctx, work).catch(() => log.warn(traceOf(ctx, asked), "a rejected call is written down late"));
  return rejection();
}

/** What comes too late to be answered is rejected, and says so. */
async function connect(ctx: Context, asked: Asked, allowed: Matchable): Promise<string> {
  const work = putThrough(ctx, asked, allowed);
  try {
    return (await inTime(ctx, work)).twiml;
  } catch (error) {
    const unavailable = refused({ reason: "unavailable", since: null });
    void work
      .then(
        (late) => (late.made ? turnDown(ctx, late.call, "unavailable").then(() => undefined) : undefined),
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
  const { fate, buyer } = await match(ctx, asked.ourNumber);
  if (ctx.answerBy !== undefined && performance.now() > ctx.answerBy) throw new Unavailable();
  const recorded = await record(ctx, asked, fate);
  return { ...recorded, twiml: await answerTo(ctx, recorded, allowed, buyer, asked.hookUrl) };
}

async function match(ctx: Context, dialed: Phone | null): Promise<{ fate: Fate; buyer: Buyer | null }> {
  const found = dialed && (await matchOffer(ctx, dialed));
  if (!found) return { fate: { status: "no-offer" }, buyer: null };
  const offerId = found.offer.id;
  const first = await firstAllowed(ctx, found.buyers);
  return first
    ? { fate: { status: "ringing", offerId, buyerId: first.buyer.id }, buyer: first.allowed }
    : { fate: { status: "no-buyer", offerId }, buyer: null };
}

/**
 * Writes the call down with what becomes of it; the last word has what is true of the contact under its lock, of a call that
 * is told of again too.
 */
function record(ctx: Context, asked: Asked, fate: Fate): Promise<Recorded> {
  const { providerCallId, caller, ourNumber } = asked;
  return transaction(ctx, async (ctx) => {
    const held = caller.number ? await holdContact(ctx, caller.number) : null;
    const stopped = held && !fate.refusalReason ? decideMatch(held.facts) : null;
    const final = stopped ? refused(stopped) : fate;
    const { call, made } = await recordInbound(ctx, { providerCallId, caller, ourNumber, ...final }, held);
    if (final.status !== "blocked") return { call, made, stopped: false };
    const ended = made || (await turnDown(ctx, call, "blocked"));
    if (ended) await countOfDay(ctx, "stop", "match");
    if (ended && held) await tellTurnedAway(ctx, held, { number: caller.number, action: "match" });
    return { call, made, stopped: true };
  });
}

const refused = ({ reason }: Refusal): Fate => ({
  status: reason === "unavailable" ? "unavailable" : "blocked",
  refusalReason: reason === "unavailable" ? "unavailable" : "blocked",
});

/** A call that is told of again gets the same answer, unless its number may not be matched any more. */
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
  return buyer ? (await checkDial(ctx, buyer.number as Phone)).allowed : null;
}

/** Ends a call that was put through, and whose caller is rejected all the same; returns whether it rang until then. */
async function turnDown(
  { db, companyId }: Context,
  { id }: Call,
  reason: "blocked" | "unavailable",
): Promise<boolean> {
  const now = new Date();
  const ended = await db
    .update(calls)
    .set({ status: reason, refusalReason: reason, endedAt: now, updatedAt: now })
    .where(and(eq(calls.companyId, companyId), eq(calls.id, id), eq(calls.status, "ringing")))
    .returning({ id: calls.id });
  return ended.length > 0;
}

const traceOf = ({ companyId }: Context, { providerCallId }: Asked) => ({ companyId, providerCallId });

const unrecorded = (ctx: Context, asked: Asked) => (error: unknown) =>
  log.error({ ...traceOf(ctx, asked), error: inShort(error) }, "a rejected call was not written down");
