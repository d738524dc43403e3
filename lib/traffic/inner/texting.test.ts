import { and, eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { recall } from "@/lib/contacts/inner/cache";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { actorColumns } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Unavailable } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { checkSms } from "@/lib/enforcement/checking";
import { decisionDeadline } from "@/lib/enforcement/in-time";
import { contactOf, OURS, stopsOf, textsOf } from "../testing/records";
import { text } from "./texting";

const held = useStandIn();
const from = OURS;
const message = "Still interested? — 太阳";

afterEach(() => {
  held.standIn.mood = {};
});

test("an allowed number is texted once, and the text has the provider's name and state", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(201);
  const sent = await text(ctx, { number, from, message });
  const [taken] = held.standIn.messages.filter(({ to }) => to === number);
  expect(taken).toMatchObject({ from, body: message });
  expect(sent).toMatchObject({
    status: "queued",
    providerMessageId: taken?.sid,
    message,
    ...actorColumns(ctx.actor),
  });
  const { form } = held.standIn.arrivals.find(({ form }) => form.To?.[0] === number) ?? {};
  expect(form?.StatusCallback?.[0]).toMatch(new RegExp(`/hooks/twilio/.+[?]text=${sent.uuid}$`));
  expect(held.standIn.asked(number)).toBe(1);
});

test("a sandbox takes the text under a made-up name, and nobody is asked", async () => {
  const ctx = await testContext();
  const sent = await text(ctx, { number: testNumber(202), from, message });
  expect(sent).toMatchObject({ status: "queued", providerMessageId: expect.stringMatching(/^SB/) });
  expect(held.standIn.asked(testNumber(202))).toBe(0);
});

test.each([
  { what: "blocked", status: "blocked", reason: "blocked", n: 203 },
  { what: "opted out", status: "opt-out", reason: "opted_out", n: 204 },
])("a number that is $what is not texted, and the refusal is recorded and counted", async (it) => {
  const ctx = await companyAtStandIn();
  const number = testNumber(it.n);
  if (it.what === "blocked") await setBlocked(ctx, [number], { blocked: true, source: "api" });
  else await setOptOut(ctx, number, { optOut: true, channel: "sms", source: "api" });
  const refused = await text(ctx, { number, from, message });
  expect(refused).toMatchObject({ status: it.status, refusalReason: it.reason, message });
  expect(held.standIn.asked(number)).toBe(0);
  expect(await stopsOf(ctx)).toEqual(["sms"]);
  await setBlocked(ctx, [number], { blocked: false, source: "api" });
  await setOptOut(ctx, number, { optOut: false, channel: "sms", source: "api" });
  expect(await text(ctx, { number, from, message })).toMatchObject({ status: "queued" });
});

test("who has unsubscribed at the provider is opted out here, by nobody, and the text names why", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(205);
  held.standIn.unsubscribed.add(number);
  const failed = await text(ctx, { number, from, message });
  expect(failed).toMatchObject({ status: "failed", errorCode: "21610" });
  expect(await contactOf(ctx, number)).toMatchObject({ optOut: true, blocked: false });
  const logs = await ctx.db
    .select()
    .from(optOutLogs)
    .where(and(eq(optOutLogs.companyId, ctx.companyId), eq(optOutLogs.textMessageId, failed.id)));
  expect(logs).toMatchObject([
    { action: "opt_out", channel: "sms", source: "system", userId: null, requestIp: null },
  ]);
  expect(await text(ctx, { number, from, message })).toMatchObject({ status: "opt-out" });
  expect(held.standIn.asked(number)).toBe(1);
});

test("another no of the provider fails the text and opts nobody out", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { error: { status: 429, code: 20429, message: "Too many requests" } };
  const failed = await text(ctx, { number: testNumber(206), from, message });
  expect(failed).toMatchObject({ status: "failed", errorCode: "20429", errorMessage: "Too many requests" });
  expect(await contactOf(ctx, testNumber(206))).toMatchObject({ optOut: false });
  expect(held.standIn.asked(testNumber(206))).toBe(1);
});

test("a provider that takes the text and never answers is given up after ten seconds, and not asked again", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { after: "hang" };
  const start = performance.now();
  const sent = await text(ctx, { number: testNumber(207), from, message });
  expect(performance.now() - start).toBeLessThan(12_000);
  expect(sent).toMatchObject({ status: "requested", providerMessageId: null });
  expect(held.standIn.asked(testNumber(207))).toBe(1);
});

test("an intent that commits only after the deadline is withdrawn and never sent", async () => {
  const ctx = await companyAtStandIn();
  const number = testNumber(208);
  await vi.waitFor(async () => {
    await checkSms(ctx, number);
    expect(recall(ctx.companyId, number)).toBeDefined();
  });
  await transaction(ctx, async (tx) => {
    await setBlocked(tx, [number], { blocked: true, source: "api" });
    await setBlocked(tx, [number], { blocked: false, source: "api" });
    const asked = text({ ...ctx, answerBy: decisionDeadline() }, { number, from, message });
    await expect(asked).rejects.toThrow(Unavailable);
  });
  await vi.waitFor(async () => expect(await textsOf(ctx)).toMatchObject([{ status: "unavailable" }]));
  expect(held.standIn.asked(number)).toBe(0);
});
