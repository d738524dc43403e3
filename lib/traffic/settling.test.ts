import { afterEach, expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { textMessages } from "@/db/schema/text-messages";
import { testContext, testNumber } from "@/lib/testing/context";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { twilioCompany } from "@/lib/webhooks/testing/twilio";
import { dial, intendCall } from "./inner/dialing";
import { settleCall, settleText, settleUnresolved } from "./settling";
import { OURS, age, callsOf, textsOf } from "./testing/records";
import { intendText, text } from "./inner/texting";

const held = useStandIn();
const from = OURS;
const message = "Call me back";

afterEach(() => {
  held.standIn.mood = {};
});

test("a call and a text that the provider took, whose answers were lost, are found in its lists and stored", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { after: "drop" };
  const [dialed, texted] = [testNumber(301), testNumber(302)];
  const call = await dial(ctx, { number: dialed, from });
  const sent = await text(ctx, { number: texted, from, message });
  const settled = { call: await settleCall(call), text: await settleText(sent) };
  const [taken] = held.standIn.calls.filter(({ to }) => to === dialed);
  const [message1] = held.standIn.messages.filter(({ to }) => to === texted);
  expect(settled.call).toMatchObject({ status: "queued", providerCallId: taken?.sid });
  expect(settled.text).toMatchObject({ status: "queued", providerMessageId: message1?.sid });
  expect([held.standIn.asked(dialed), held.standIn.asked(texted)]).toEqual([1, 1]);
});

test("what has happened to it since is stored with it", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { after: "drop" };
  const call = await dial(ctx, { number: testNumber(303), from });
  const taken = held.standIn.calls.find(({ to }) => to === testNumber(303));
  Object.assign(taken ?? {}, { status: "completed", duration: "42" });
  expect(await settleCall(call)).toMatchObject({ status: "completed", durationSeconds: 42 });
});

test("what never reached the provider becomes unknown, and nothing sends it again", async () => {
  const ctx = await companyAtStandIn();
  const [dialed, texted] = [testNumber(304), testNumber(305)];
  const { call } = await intendCall(ctx, { number: dialed, from });
  const { text: intended } = await intendText(ctx, { number: texted, from, message });
  expect(await settleCall(call)).toMatchObject({ status: "unknown", providerCallId: null });
  expect(await settleText(intended)).toMatchObject({ status: "unknown", providerMessageId: null });
  await settleUnresolved();
  expect([held.standIn.asked(dialed), held.standIn.asked(texted)]).toEqual([0, 0]);
});

test("rounds clear up intents older than 20 seconds, by any number of workers, and leave younger ones alone", async () => {
  const ctx = await companyAtStandIn();
  const [lost, taken, young, texted] = [testNumber(306), testNumber(307), testNumber(308), testNumber(309)];
  await intendCall(ctx, { number: lost, from });
  held.standIn.mood = { after: "drop" };
  await dial(ctx, { number: taken, from });
  await intendText(ctx, { number: texted, from, message });
  const old = await callsOf(ctx);
  for (const call of old) await age(ctx, calls, call.id, 25);
  for (const one of await textsOf(ctx)) await age(ctx, textMessages, one.id, 25);
  // What the provider took then, it took then.
  const record = held.standIn.calls.find(({ to }) => to === taken);
  Object.assign(record ?? {}, {
    date_created: new Date(Date.now() - 24_000).toUTCString().replace("GMT", "+0000"),
  });
  await intendCall(ctx, { number: young, from });
  await Promise.all([settleUnresolved(), settleUnresolved()]);
  expect((await callsOf(ctx)).map(({ status }) => status)).toEqual(["unknown", "queued", "requested"]);
  expect((await textsOf(ctx)).map(({ status }) => status)).toEqual(["unknown"]);
  expect([lost, taken, young, texted].map((number) => held.standIn.asked(number))).toEqual([0, 1, 0, 0]);
});

test("a call that is known to be another of ours, and a text that says something else, are not taken for it", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(310);
  await dial(ctx, { number, from });
  const { call } = await intendCall(ctx, { number, from });
  expect(await settleCall(call)).toMatchObject({ status: "unknown" });
  const other = testNumber(311);
  await text(ctx, { number: other, from, message: "Something else" });
  const { text: intended } = await intendText(ctx, { number: other, from, message });
  expect(await settleText(intended)).toMatchObject({ status: "unknown" });
});

test("of two open intents and one call at the provider nobody can say which it was", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(312);
  const { call: first } = await intendCall(ctx, { number, from });
  held.standIn.mood = { after: "drop" };
  const second = await dial(ctx, { number, from });
  expect(await settleCall(first)).toMatchObject({ status: "unknown" });
  expect(await settleCall(second)).toMatchObject({ status: "unknown" });
});

test("what another company on the same account dialed and texted is not taken for what this one meant to", async () => {
  const [mine, theirs] = [await companyAtStandIn(), await companyAtStandIn()];
  const [dialed, texted] = [testNumber(320), testNumber(321)];
  await dial(theirs, { number: dialed, from });
  await text(theirs, { number: texted, from, message });
  const { call } = await intendCall(mine, { number: dialed, from });
  const { text: intended } = await intendText(mine, { number: texted, from, message });
  expect(await settleCall(call)).toMatchObject({ status: "unknown", providerCallId: null });
  expect(await settleText(intended)).toMatchObject({ status: "unknown", providerMessageId: null });
});

test("of two companies' open intents on one account nobody can say whose the call was; of two accounts one can", async () => {
  const [mine, theirs, elsewhere] = [
    await companyAtStandIn(),
    await companyAtStandIn(),
    await twilioCompany(),
  ];
  const [shared, own] = [testNumber(322), testNumber(323)];
  const { call: lost } = await intendCall(mine, { number: shared, from });
  await intendCall(elsewhere.ctx, { number: own, from });
  await intendCall(theirs, { number: own, from: testNumber(324) });
  held.standIn.mood = { after: "drop" };
  const taken = await dial(theirs, { number: shared, from });
  const alone = await dial(mine, { number: own, from });
  expect(await settleCall(lost)).toMatchObject({ status: "unknown" });
  expect(await settleCall(taken)).toMatchObject({ status: "unknown" });
  expect(await settleCall(alone)).toMatchObject({
    status: "queued",
    providerCallId: expect.stringMatching(/^CA/),
  });
});

test("while the provider cannot be asked an intent stays open, for an hour", async () => {
  const ctx = await companyAtStandIn();
  const { call } = await intendCall(ctx, { number: testNumber(313), from });
  held.standIn.mood = { listsFail: true };
  expect(await settleCall(call)).toMatchObject({ status: "requested" });
  await age(ctx, calls, call.id, 3601);
  const [old] = await callsOf(ctx);
  expect(old && (await settleCall(old))).toMatchObject({ status: "unknown" });
});

test("a sandbox's intent was nothing but a record: it becomes unknown", async () => {
  const ctx = await testContext();
  const { call } = await intendCall(ctx, { number: testNumber(314), from });
  expect(await settleCall(call)).toMatchObject({ status: "unknown" });
  expect(await callsOf(ctx)).toHaveLength(1);
});
