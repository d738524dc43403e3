import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { buyers } from "@/db/schema/offers";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { recall } from "@/lib/contacts/inner/cache";
import { holdContact } from "@/lib/contacts/inner/holding";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { actorColumns } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Unavailable } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { makeOffer } from "@/lib/webhooks/testing/twilio";
import { checkDial } from "@/lib/enforcement/checking";
import { decisionDeadline } from "@/lib/enforcement/in-time";
import { dial, intendCall, NO_BUYER, placeCall } from "./dialing";
import { callsOf, contactOf, OURS, stopsOf } from "../testing/records";

const held = useStandIn();
const from = OURS;

afterEach(() => {
  held.standIn.mood = {};
});

test("an allowed number is dialed once, and the call has the provider's name and state", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(101);
  const call = await dial(ctx, { number, from });
  const [taken] = held.standIn.calls.filter(({ to }) => to === number);
  expect(call).toMatchObject({ direction: "outbound", status: "queued", providerCallId: taken?.sid });
  expect(call).toMatchObject({
    callerId: number,
    ourNumber: from,
    refusalReason: null,
    ...actorColumns(ctx.actor),
  });
  expect(held.standIn.asked(number)).toBe(1);
  const { form } = held.standIn.arrivals.find(({ form }) => form.To?.[0] === number) ?? {};
  expect(form?.StatusCallback?.[0]).toMatch(new RegExp(`/hooks/twilio/.+[?]call=${call.uuid}$`));
  expect(form?.StatusCallbackEvent).toEqual(["initiated", "ringing", "answered", "completed"]);
  expect(form?.Twiml?.[0]).toContain("<Say>This is a call from Test company.</Say>");
  expect(await contactOf(ctx, number)).toMatchObject({ callsCount: 1, lastCallAt: expect.any(Date) });
});

test("a sandbox takes the call under a made-up name, and nobody is asked", async () => {
  const ctx = await testContext();
  const call = await dial(ctx, { number: testNumber(102), from });
  expect(call).toMatchObject({ status: "queued", provider: "sandbox" });
  expect(call.providerCallId).toMatch(/^SB[0-9a-f]{32}$/);
  expect(held.standIn.asked(testNumber(102))).toBe(0);
});

test.each([
  { what: "blocked", status: "blocked", reason: "blocked", n: 103 },
  { what: "opted out", status: "opt-out", reason: "opted_out", n: 104 },
])("a number that is $what is not dialed, and the refusal is recorded and counted", async (it) => {
  const ctx = await companyAtStandIn();
  const number = testNumber(it.n);
  if (it.what === "blocked") await setBlocked(ctx, [number], { blocked: true, source: "api" });
  else await setOptOut(ctx, number, { optOut: true, channel: "sms", source: "api" });
  const call = await dial(ctx, { number, from });
  expect(call).toMatchObject({ status: it.status, refusalReason: it.reason, providerCallId: null });
  expect(held.standIn.asked(number)).toBe(0);
  expect(await stopsOf(ctx)).toEqual(["dial"]);
  expect(await contactOf(ctx, number)).toMatchObject({ callsCount: 0, lastCallAt: null });
  await setBlocked(ctx, [number], { blocked: false, source: "api" });
  await setOptOut(ctx, number, { optOut: false, channel: "sms", source: "api" });
  expect(await dial(ctx, { number, from })).toMatchObject({ status: "queued" });
  expect(held.standIn.asked(number)).toBe(1);
});

test("a block that is committed after the check and before the intent is seen", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(105);
  expect(await checkDial(ctx, number)).toMatchObject({ refusal: null });
  let dialing: Promise<unknown> = Promise.resolve();
  await transaction(ctx, async (tx) => {
    await setBlocked(tx, [number], { blocked: true, source: "api" });
    dialing = dial(ctx, { number, from });
    await sleep(200);
  });
  expect(await dialing).toMatchObject({ status: "blocked", refusalReason: "blocked" });
  expect(held.standIn.asked(number)).toBe(0);
});

test("the call goes to the first buyer of the offer who may be dialed", async () => {
  const ctx = await companyAtStandIn();
  const [first, second] = [testNumber(110), testNumber(111)];
  const { offer, buyers } = await makeOffer(ctx, { number: testNumber(109), buyers: [first, second] });
  const heard = async (n: number) => {
    const call = await dial(ctx, { number: testNumber(n), from, offerId: offer.id });
    const { form } = held.standIn.arrivals.find(({ form }) => form.To?.[0] === testNumber(n)) ?? {};
    return { buyerId: call.buyerId, twiml: form?.Twiml?.[0] };
  };
  const dialing = (buyer: string) =>
    `<Response><Dial callerId="${from}"><Number>${buyer}</Number></Dial></Response>`;
  const one = await heard(112);
  expect(one).toEqual({ buyerId: buyers[0]?.id, twiml: expect.stringContaining(dialing(first)) });
  await setBlocked(ctx, [first], { blocked: true, source: "api" });
  const two = await heard(113);
  expect(two).toEqual({ buyerId: buyers[1]?.id, twiml: expect.stringContaining(dialing(second)) });
});

test.each([
  { whose: "buyer is blocked", n: 130 },
  { whose: "buyer is switched off", n: 133 },
  { whose: "buyers are none", n: 136 },
])("nobody is dialed for an offer whose $whose: the call says so, and counts as none", async (it) => {
  const ctx = await companyAtStandIn();
  const [number, buyer] = [testNumber(it.n), testNumber(it.n + 1)];
  const taking = it.whose === "buyers are none" ? [] : [buyer];
  const { offer } = await makeOffer(ctx, { number: testNumber(it.n + 2), buyers: taking });
  if (it.whose === "buyer is blocked") await setBlocked(ctx, [buyer], { blocked: true, source: "api" });
  else await ctx.db.update(buyers).set({ active: false }).where(eq(buyers.companyId, ctx.companyId));
  const call = await dial(ctx, { number, from, offerId: offer.id, restSeconds: 30 });
  expect(call).toMatchObject({
    status: "no-buyer",
    offerId: offer.id,
    buyerId: null,
    refusalReason: null,
    providerCallId: null,
    errorMessage: NO_BUYER,
  });
  expect(held.standIn.asked(number)).toBe(0);
  expect(await contactOf(ctx, number)).toMatchObject({ callsCount: 0, lastCallAt: null });
  expect(await stopsOf(ctx)).toEqual([]);
  await setBlocked(ctx, [buyer], { blocked: false, source: "api" });
  await ctx.db.update(buyers).set({ active: true }).where(eq(buyers.companyId, ctx.companyId));
  const again = await dial(ctx, { number, from, offerId: offer.id, restSeconds: 30 });
  expect(again.status).toBe(taking.length > 0 ? "queued" : "no-buyer");
});

test("the provider's no fails the call, in its words, and counts a failure", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { error: { status: 400, code: 21219, message: "'To' phone number not verified" } };
  const call = await dial(ctx, { number: testNumber(106), from });
  expect(call).toMatchObject({
    status: "failed",
    errorMessage: "'To' phone number not verified (error 21219)",
  });
  expect(await contactOf(ctx, testNumber(106))).toMatchObject({ outboundCallFailureCount: 1 });
  expect(held.standIn.asked(testNumber(106))).toBe(1);
});

test.each([
  { mood: { error: { status: 503, code: 20503, message: "Service unavailable" } }, n: 120 },
  { mood: { before: "drop" as const }, n: 121 },
  { mood: { after: "drop" as const }, n: 122 },
])(
  "where $mood leaves open what was done, the call stays requested and is not asked for again",
  async (it) => {
    const ctx = await companyAtStandIn();
    held.standIn.mood = it.mood;
    const call = await dial(ctx, { number: testNumber(it.n), from });
    expect(call).toMatchObject({ status: "requested", providerCallId: null });
    expect(held.standIn.asked(testNumber(it.n))).toBe(1);
  },
);

test("an intent that commits only after the deadline is withdrawn and never sent", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(107);
  await vi.waitFor(async () => {
    await checkDial(ctx, number);
    expect(recall(ctx.companyId, number)).toBeDefined();
  });
  await transaction(ctx, async (tx) => {
    await setBlocked(tx, [number], { blocked: true, source: "api" });
    await setBlocked(tx, [number], { blocked: false, source: "api" });
    const watch = startWatch();
    const asked = dial({ ...ctx, answerBy: decisionDeadline() }, { number, from });
    await expect(asked).rejects.toThrow(Unavailable);
    expect(watch.own()).toBeLessThan(500);
    expect(await callsOf(ctx)).toEqual([]);
  });
  await vi.waitFor(async () =>
    expect(await callsOf(ctx)).toMatchObject([{ status: "unavailable", refusalReason: "unavailable" }]),
  );
  expect(held.standIn.asked(number)).toBe(0);
  expect(await contactOf(ctx, number)).toMatchObject({ callsCount: 0, lastCallAt: null });
});

test("an answer of the provider that cannot be kept soon holds nobody up, and is kept when it can be", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(109);
  const intent = await intendCall(ctx, { number, from });
  const watch = startWatch();
  await transaction(ctx, async (tx) => {
    await holdContact(tx, number);
    expect(await placeCall(ctx, intent)).toMatchObject({ id: intent.call.id, status: "requested" });
    expect(watch.own()).toBeLessThan(5_000);
  });
  await vi.waitFor(async () => expect(await callsOf(ctx)).toMatchObject([{ status: "queued" }]));
  expect(held.standIn.asked(number)).toBe(1);
});

test("an intent belongs to the transaction it is made in, and no provider is asked within one", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(108);
  const rolledBack = transaction(ctx, async (tx) => {
    const intent = await intendCall(tx, { number, from });
    await placeCall(tx, intent);
  });
  await expect(rolledBack).rejects.toThrow("not asked within a transaction");
  expect(await callsOf(ctx)).toEqual([]);
  const intent = await transaction(ctx, (tx) => intendCall(tx, { number, from }));
  expect(await placeCall(ctx, intent)).toMatchObject({ status: "queued" });
  expect(held.standIn.asked(number)).toBe(1);
});
