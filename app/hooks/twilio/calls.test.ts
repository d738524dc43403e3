import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { dailyCounts } from "@/db/schema/daily-counts";
import { buyers as buyersTable } from "@/db/schema/offers";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { hookUrl } from "@/lib/provider-configurations/inner/account";
import { testNumber } from "@/lib/testing/context";
import { twilioHook } from "@/lib/web/hooks";
import {
  makeOffer,
  ringing,
  twilioCompany,
  type TwilioCompany,
  twilioRequest,
} from "@/lib/webhooks/testing/twilio";

process.env.PUBLIC_URL = "https://hooks.example.com";

/** A time limit in milliseconds. Another test checks how quick an answer is. */
const PATIENCE = 15_000;
const OURS = "+12125550100" as Phone;
const [CALLER, BUYER, SECOND] = [testNumber(1), testNumber(11), testNumber(12)];

async function ask(company: TwilioCompany, fields: Record<string, string>, query = "") {
  const params = Promise.resolve({ token: company.hookToken });
  const response = await twilioHook(twilioRequest(company, fields, { query }), { params }, PATIENCE);
  expect(response.headers.get("content-type")).toMatch(/^text\/xml/);
  return { status: response.status, twiml: await response.text() };
}

async function setUp(buyers: Phone[] = [BUYER, SECOND]) {
  const company = await twilioCompany();
  return { company, ctx: company.ctx, ...(await makeOffer(company.ctx, { number: OURS, buyers })) };
}

const callsOf = ({ db, companyId }: Context) => db.select().from(calls).where(eq(calls.companyId, companyId));

const stopsOf = ({ db, companyId }: Context) =>
  db
    .select({ detail: dailyCounts.detail, delta: dailyCounts.delta })
    .from(dailyCounts)
    .where(and(eq(dailyCounts.companyId, companyId), eq(dailyCounts.kind, "stop")));

const block = (ctx: Context, number: Phone, blocked = true) =>
  setBlocked(ctx, [number], { blocked, source: "api" });

const REJECTED = /^<\?xml[^>]*>\s*<Response><Reject\s*\/><\/Response>$/;

/** Returns a pattern for the TwiML that connects a caller to a buyer and makes Twilio report how it went. */
const connected = (company: TwilioCompany, uuid: string | undefined, buyer: Phone) => {
  const action = `${hookUrl("twilio", company.hookToken)}?call=${uuid}`;
  return new RegExp(
    `<Response><Dial [^>]*action="${action.replace(/[?.]/g, "\\$&")}"[^>]*><Number>\\${buyer}</Number></Dial></Response>$`,
  );
};

test("a call is put through to the first buyer of the offer that owns the number", async () => {
  const { company, ctx, offer, buyers } = await setUp();
  const { twiml } = await ask(company, ringing(CALLER, OURS, "CA1"));
  const [call, ...more] = await callsOf(ctx);
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    direction: "inbound",
    status: "ringing",
    callerId: CALLER,
    ourNumber: OURS,
    offerId: offer.id,
    buyerId: buyers[0]?.id,
    provider: "twilio",
    providerCallId: "CA1",
    requestIp: null,
    endedAt: null,
  });
  expect(twiml).toMatch(connected(company, call?.uuid, BUYER));
  expect(twiml).toContain("https://hooks.example.com/hooks/twilio/");
  expect(await contactOfNumber(ctx, CALLER)).toMatchObject({ callsCount: 1, id: call?.contactId });
  expect(await stopsOf(ctx)).toEqual([]);
});

test("a blocked caller is rejected first, recorded and counted; unblocked, he is put through at once", async () => {
  const { company, ctx } = await setUp();
  await block(ctx, CALLER);
  const { twiml } = await ask(company, ringing(CALLER, OURS));
  expect(twiml).toMatch(REJECTED);
  const [call] = await callsOf(ctx);
  expect(call).toMatchObject({
    status: "blocked",
    refusalReason: "blocked",
    callerId: CALLER,
    buyerId: null,
  });
  expect(call?.endedAt).toBeInstanceOf(Date);
  expect(await contactOfNumber(ctx, CALLER)).toMatchObject({
    callsCount: 1,
    lastCallAt: expect.any(Date),
    noAnswerStreak: 0,
  });
  expect(await stopsOf(ctx)).toEqual([{ detail: "match", delta: 1 }]);
  await block(ctx, CALLER, false);
  expect((await ask(company, ringing(CALLER, OURS))).twiml).toContain("<Dial");
});

test("an opted-out caller is put through", async () => {
  const { company, ctx } = await setUp();
  await setOptOut(ctx, CALLER, { optOut: true, channel: "sms", source: "api" });
  expect((await ask(company, ringing(CALLER, OURS))).twiml).toContain("<Dial");
});

test.each(["anonymous", "+266696687", "Restricted", "unknown", "sip:alice@example.com", ""])(
  "a caller %j is nobody, and put through",
  async (from) => {
    const { company, ctx } = await setUp();
    expect((await ask(company, ringing(from, OURS))).twiml).toContain("<Dial");
    const [call] = await callsOf(ctx);
    expect(call).toMatchObject({
      callerId: null,
      contactId: null,
      callerText: from || null,
      status: "ringing",
    });
  },
);

test("a block is a block in every spelling of the caller", async () => {
  const { company, ctx } = await setUp();
  await block(ctx, CALLER);
  for (const from of [`sip:${CALLER}@example.com`, CALLER.slice(1), CALLER.slice(2), ` ${CALLER}`]) {
    expect((await ask(company, ringing(from, OURS))).twiml).toMatch(REJECTED);
  }
  expect((await callsOf(ctx)).map(({ callerId }) => callerId)).toEqual(
    Array.from({ length: 4 }, () => CALLER),
  );
});

test("a number of no offer, of a switched-off one, and another company's are nobody's", async () => {
  const { company, ctx } = await setUp();
  const other = await twilioCompany();
  await makeOffer(other.ctx, { number: "+12125550188" as Phone, buyers: [BUYER] });
  await makeOffer(ctx, { number: "+12125550199" as Phone, buyers: [BUYER], active: false });
  for (const to of ["+12125550177", "+12125550188", "+12125550199", "sip:nobody@example.com"]) {
    expect((await ask(company, ringing(CALLER, to))).twiml).toMatch(REJECTED);
  }
  const recorded = await callsOf(ctx);
  expect(recorded.map(({ status, offerId }) => ({ status, offerId }))).toEqual(
    Array.from({ length: 4 }, () => ({ status: "no-offer", offerId: null })),
  );
  expect(await stopsOf(ctx)).toEqual([]);
});

test("a buyer whose own number is blocked or opted out is passed over; without any left nobody is called", async () => {
  const { company, ctx, offer } = await setUp();
  await block(ctx, BUYER);
  expect((await ask(company, ringing(CALLER, OURS))).twiml).toContain(`<Number>${SECOND}</Number>`);
  await setOptOut(ctx, SECOND, { optOut: true, channel: "voice", source: "api" });
  expect((await ask(company, ringing(CALLER, OURS, "CA2"))).twiml).toMatch(REJECTED);
  const second = (await callsOf(ctx)).find(({ providerCallId }) => providerCallId === "CA2");
  expect(second).toMatchObject({ status: "no-buyer", offerId: offer.id, buyerId: null, refusalReason: null });
});

test("inactive and archived buyers are passed over, and priority decides", async () => {
  const { company, ctx, buyers } = await setUp([
    testNumber(11),
    testNumber(12),
    testNumber(13),
    testNumber(14),
  ]);
  const change = (i: number, values: Partial<typeof buyersTable.$inferInsert>) =>
    ctx.db
      .update(buyersTable)
      .set(values)
      .where(and(eq(buyersTable.companyId, ctx.companyId), eq(buyersTable.id, buyers[i]?.id ?? 0)));
  await change(0, { active: false });
  await change(1, { archivedAt: new Date() });
  await change(3, { priority: 1 });
  expect((await ask(company, ringing(CALLER, OURS))).twiml).toContain(`<Number>${testNumber(14)}</Number>`);
});

test("a call that is told of again gets the same answer and is not counted again; if he is blocked by then he is rejected, and the call says so", async () => {
  const { company, ctx } = await setUp();
  const [first, again] = [
    await ask(company, ringing(CALLER, OURS, "CA1")),
    await ask(company, ringing(CALLER, OURS, "CA1")),
  ];
  expect(again).toEqual(first);
  expect(again.twiml).toContain("<Dial");
  await block(ctx, CALLER);
  for (let n = 0; n < 2; n++) {
    expect((await ask(company, ringing(CALLER, OURS, "CA1"))).twiml).toMatch(REJECTED);
  }
  expect(await callsOf(ctx)).toMatchObject([{ status: "blocked", refusalReason: "blocked" }]);
  expect(await contactOfNumber(ctx, CALLER)).toMatchObject({ callsCount: 1 });
  expect(await stopsOf(ctx)).toEqual([{ detail: "match", delta: 1 }]);
});

test("the same id at two companies is two calls", async () => {
  const [one, other] = [await setUp(), await setUp()];
  await ask(one.company, ringing(CALLER, OURS, "CA1"));
  await ask(other.company, ringing(CALLER, OURS, "CA1"));
  expect([await callsOf(one.ctx), await callsOf(other.ctx)].map(({ length }) => length)).toEqual([1, 1]);
});

test("the buyer's hanging up ends the call, once, whatever else Twilio tells", async () => {
  const { company, ctx } = await setUp();
  await ask(company, ringing(CALLER, OURS, "CA1"));
  const [call] = await callsOf(ctx);
  const ended = { ...ringing(CALLER, OURS, "CA1"), CallStatus: "in-progress", DialCallStatus: "completed" };
  const query = `?call=${call?.uuid}`;
  const { twiml } = await ask(company, { ...ended, DialCallDuration: "42" }, query);
  expect(twiml).toMatch(/<Response><\/Response>$/);
  await ask(company, { ...ended, DialCallStatus: "no-answer" }, query);
  await ask(company, { ...ringing(CALLER, OURS, "CA1"), CallStatus: "failed" });
  const [after] = await callsOf(ctx);
  expect(after).toMatchObject({ status: "completed", durationSeconds: 42 });
});

test("a call that another id or company claims stays as it is", async () => {
  const { company, ctx } = await setUp();
  const other = await setUp();
  await ask(company, ringing(CALLER, OURS, "CA1"));
  const [call] = await callsOf(ctx);
  const ended = { ...ringing(CALLER, OURS, "CA1"), CallStatus: "completed" };
  const query = `?call=${call?.uuid}`;
  expect((await ask(company, { ...ended, CallSid: "CA9" }, query)).status).toBe(200);
  expect((await ask(other.company, ended, query)).status).toBe(200);
  expect(await callsOf(ctx)).toEqual([call]);
});
