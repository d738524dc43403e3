import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { makeCall, makeSchedule, runsWithSteps } from "@/lib/schedules/testing/schedules";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { twilioDate } from "@/lib/telephony/testing/records";
import { testContext, testNumber } from "@/lib/testing/context";
import { askAfterCalls } from "./calls-without-news";
import { dial } from "./inner/dialing";
import { age, callsOf, contactOf, OURS } from "./testing/records";

const held = useStandIn();
const from = OURS;
const number = testNumber(1);
const QUARTER = 15 * 60;

afterEach(() => {
  held.standIn.mood = {};
});

/** A call that rang, and of which nothing was heard since. */
async function lostCall(seconds = QUARTER + 1) {
  const ctx = await companyAtStandIn();
  const { id } = await dial(ctx, { number, from });
  const call = await moveCall(ctx, id, { status: "ringing" });
  await age(ctx, calls, id, seconds);
  const record = held.standIn.calls.find(({ sid }) => sid === call.providerCallId);
  if (!record) throw new Error("the provider has no call");
  const asked = () =>
    held.standIn.arrivals.filter(
      ({ method, path }) => method === "GET" && path.endsWith(`/Calls/${record.sid}.json`),
    ).length;
  return { ctx, id, record, asked };
}

const theCall = async (ctx: Context) => (await callsOf(ctx))[0];

/** As if it had been asked after so long ago. */
const askedAgo = ({ db, companyId }: Context, seconds: number) =>
  db
    .update(calls)
    .set({ askedAt: new Date(Date.now() - 1_000 * seconds) })
    .where(eq(calls.companyId, companyId));

test("a call whose end was never told is asked after, and counts and fires once, whoever else tells of it", async () => {
  const { ctx, id, record, asked } = await lostCall();
  await makeSchedule(ctx, { trigger: "call_ended" });
  await makeSchedule(ctx, { trigger: "no_answer", triggerCount: 1 });
  const ended = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 600_000);
  Object.assign(record, { status: "no-answer", duration: "0", end_time: twilioDate(ended) });
  await Promise.all([
    askAfterCalls(),
    askAfterCalls(),
    moveCall(ctx, id, { status: "no-answer", endedAt: ended }),
  ]);
  await askAfterCalls();
  await moveCall(ctx, id, { status: "no-answer" });
  expect(asked()).toBeLessThan(2);
  expect(await theCall(ctx)).toMatchObject({ status: "no-answer", endedAt: ended });
  expect(await contactOf(ctx, number)).toMatchObject({ outboundNoAnswerCount: 1, noAnswerStreak: 1 });
  expect(await runsWithSteps(ctx)).toHaveLength(2);
});

test("what was answered is told with when and how long, as the provider knows it", async () => {
  const { ctx, record, asked } = await lostCall();
  const ended = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 300_000);
  Object.assign(record, { status: "completed", duration: "60", end_time: twilioDate(ended) });
  await askAfterCalls();
  expect(asked()).toBe(1);
  expect(await theCall(ctx)).toMatchObject({
    status: "completed",
    durationSeconds: 60,
    endedAt: ended,
    answeredAt: new Date(ended.getTime() - 60_000),
  });
});

test("a call that goes on is asked after again a quarter of an hour later, and not sooner", async () => {
  const { ctx, record, asked } = await lostCall();
  record.status = "in-progress";
  await askAfterCalls();
  await askAfterCalls();
  expect([asked(), (await theCall(ctx))?.status]).toEqual([1, "in-progress"]);
  await askedAgo(ctx, QUARTER + 1);
  record.status = "completed";
  await askAfterCalls();
  expect([asked(), (await theCall(ctx))?.status]).toEqual([2, "completed"]);
});

test("younger calls, and those of a sandbox, are left alone", async () => {
  const { ctx, asked } = await lostCall(QUARTER - 10);
  const inSandbox = await testContext();
  const { id } = await makeCall(inSandbox, number);
  await age(inSandbox, calls, id, 2 * 86_400);
  await askAfterCalls();
  expect([asked(), (await theCall(ctx))?.status, (await theCall(inSandbox))?.status]).toEqual([
    0,
    "ringing",
    "queued",
  ]);
});

test.each(["cannot be asked", "knows of no such call"])(
  "where the provider %s a call stays for a day; then it is unknown, fires nothing, and takes news",
  async (what) => {
    const { ctx, id, record } = await lostCall();
    await makeSchedule(ctx, { trigger: "call_ended" });
    if (what === "cannot be asked") held.standIn.mood = { listsFail: true };
    else held.standIn.calls.splice(held.standIn.calls.indexOf(record), 1);
    await askAfterCalls();
    expect((await theCall(ctx))?.status).toBe("ringing");
    await age(ctx, calls, id, 86_401);
    await askedAgo(ctx, QUARTER + 1);
    await askAfterCalls();
    expect((await theCall(ctx))?.status).toBe("unknown");
    expect(await runsWithSteps(ctx)).toEqual([]);
    await moveCall(ctx, id, { status: "completed" });
    expect((await theCall(ctx))?.status).toBe("completed");
    expect(await runsWithSteps(ctx)).toHaveLength(1);
  },
);

test("after we were down for days a provider that is down at the first round is asked again before a call is given up", async () => {
  const { ctx, record } = await lostCall(2 * 86_400);
  await makeSchedule(ctx, { trigger: "call_ended" });
  held.standIn.mood = { listsFail: true };
  await askAfterCalls();
  expect((await theCall(ctx))?.status).toBe("ringing");
  held.standIn.mood = {};
  Object.assign(record, { status: "completed", duration: "60", end_time: twilioDate(new Date()) });
  await askedAgo(ctx, QUARTER + 1);
  await askAfterCalls();
  expect((await theCall(ctx))?.status).toBe("completed");
  expect(await runsWithSteps(ctx)).toHaveLength(1);
});

test("a round asks after a hundred, the oldest first", async () => {
  const ctx = await companyAtStandIn();
  for (let n = 0; n < 105; n++) {
    const providerCallId = `CA${n.toString().padStart(32, "0")}`;
    const { id } = await makeCall(ctx, number, { provider: "twilio", providerCallId });
    await age(ctx, calls, id, 2_000 - n);
  }
  await askAfterCalls();
  const rows = await callsOf(ctx);
  expect(rows.map(({ askedAt }) => askedAt !== null)).toEqual(rows.map((_, n) => n < 100));
});
