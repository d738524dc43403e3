import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/inner/moving";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { makeOffer } from "@/lib/webhooks/testing/twilio";
import { fire } from "@/lib/schedules/inner/firing";
import { OURS, makeCall, makeLead, makeSchedule, runsWithSteps } from "@/lib/schedules/testing/schedules";
import { begin, runHere, theRun } from "../testing/runs";

const number = testNumber(1);
let ctx: Context;

beforeEach(async () => {
  ctx = await testContext();
});

const dialed = () =>
  ctx.db
    .select()
    .from(calls)
    .where(and(eq(calls.companyId, ctx.companyId), sql`${calls.scheduleRunId} is not null`));

const texted = () =>
  ctx.db
    .select()
    .from(textMessages)
    .where(and(eq(textMessages.companyId, ctx.companyId), sql`${textMessages.scheduleRunId} is not null`));

test("a text and a call go from the schedule's number to the contact, in order, with the lead's name", async () => {
  const schedule = await makeSchedule(ctx, { trigger: "lead_created" }, [
    { kind: "send_sms", message: "Hello {{first_name}} {{ last_name }}, we call {{number}}" },
    { kind: "dial" },
  ]);
  const lead = await makeLead(ctx, number, { firstName: "Ann" });
  await fire(ctx, { trigger: "lead_created", lead });
  await runHere(ctx);
  const { id, status, steps } = await theRun(ctx);
  expect({ status, steps: steps.map(({ result, words }) => [result, words]) }).toEqual({
    status: "succeeded",
    steps: [
      ["done", `${number} was texted`],
      ["done", `${number} was dialed`],
    ],
  });
  const common = {
    callerId: number,
    ourNumber: OURS,
    leadId: lead.id,
    scheduleId: schedule.id,
    scheduleRunId: id,
  };
  expect(await texted()).toMatchObject([
    { ...common, runPosition: 0, message: `Hello Ann , we call ${number}`, direction: "outbound" },
  ]);
  expect(await dialed()).toMatchObject([{ ...common, runPosition: 1, direction: "outbound" }]);
});

test("a blocked number is neither dialed nor texted and the step says why; unblocked, it is", async () => {
  await setBlocked(ctx, [number], { blocked: true, source: "api" });
  await begin(ctx, number, [{ kind: "dial" }, { kind: "send_sms", message: "Hello" }, { kind: "opt_out" }]);
  await runHere(ctx);
  expect((await theRun(ctx)).steps).toMatchObject([
    { result: "refused", words: `${number} is blocked: it was not dialed` },
    { result: "refused", words: `${number} is blocked: it was not texted` },
    { result: "done" },
  ]);
  expect(await theRun(ctx)).toMatchObject({ status: "succeeded" });
  expect(await dialed()).toMatchObject([
    { status: "blocked", refusalReason: "blocked", providerCallId: null },
  ]);
  expect(await texted()).toMatchObject([{ status: "blocked", refusalReason: "blocked" }]);
  await setBlocked(ctx, [number], { blocked: false, source: "api" });
  await setOptOut(ctx, number, { optOut: false, channel: "api", source: "api" });
  await moveCall(ctx, (await makeCall(ctx, number)).id, { status: "completed" });
  await runHere(ctx);
  const [, second] = await runsWithSteps(ctx);
  expect(second?.steps).toMatchObject([{ result: "done" }, { result: "done" }, { result: "done" }]);
});

test("an opted-out number is neither dialed nor texted, and may be blocked", async () => {
  await setOptOut(ctx, number, { optOut: true, channel: "sms", source: "api" });
  await begin(ctx, number, [{ kind: "dial" }, { kind: "send_sms", message: "Hello" }, { kind: "block" }]);
  await runHere(ctx);
  expect((await theRun(ctx)).steps).toMatchObject([
    { result: "refused", words: `${number} has opted out: it was not dialed` },
    { result: "refused", words: `${number} has opted out: it was not texted` },
    { result: "done", words: `${number} was blocked` },
  ]);
  expect(await dialed()).toMatchObject([{ status: "opt-out", refusalReason: "opted_out" }]);
});

test("a call that no buyer of the offer would take is not placed, and the step says why", async () => {
  const buyer = testNumber(3);
  const { offer } = await makeOffer(ctx, { number: testNumber(2), buyers: [buyer] });
  await setBlocked(ctx, [buyer], { blocked: true, source: "api" });
  const lead = await makeLead(ctx, number);
  await makeSchedule(ctx, { trigger: "lead_created", offerId: offer.id }, [
    { kind: "dial" },
    { kind: "block" },
  ]);
  await fire(ctx, { trigger: "lead_created", lead: { ...lead, offerId: offer.id } });
  await runHere(ctx);
  expect(await theRun(ctx)).toMatchObject({
    status: "succeeded",
    steps: [
      { result: "refused", words: `no buyer of the offer may be dialed now: ${number} was not dialed` },
      { result: "done" },
    ],
  });
  expect(await dialed()).toMatchObject([{ status: "no-buyer", offerId: offer.id, providerCallId: null }]);
});

test("a number of the company's own is neither dialed nor texted, and the step says why", async () => {
  await makeOffer(ctx, { number, buyers: [] });
  await begin(ctx, number, [{ kind: "dial" }, { kind: "send_sms", message: "Hello" }, { kind: "block" }]);
  await runHere(ctx);
  expect((await theRun(ctx)).steps).toMatchObject([
    { result: "refused", words: `${number} is a number of your own: it was not dialed` },
    { result: "refused", words: `${number} is a number of your own: it was not texted` },
    { result: "done" },
  ]);
  expect([await dialed(), await texted()]).toEqual([[], []]);
});

test("a schedule without a number does not dial, says so, and does the rest", async () => {
  await begin(ctx, number, [{ kind: "dial" }, { kind: "block" }], { number: null });
  await runHere(ctx);
  expect(await theRun(ctx)).toMatchObject({
    status: "failed",
    errorMessage: "the schedule has no number",
    steps: [{ result: "failed", words: "the schedule has no number" }, { result: "done" }],
  });
  expect(await dialed()).toEqual([]);
});
