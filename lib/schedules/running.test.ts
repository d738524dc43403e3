import { and, asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { blockLogs } from "@/db/schema/block-logs";
import { calls } from "@/db/schema/calls";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { scheduleActions, scheduleRuns } from "@/db/schema/schedules";
import { textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/moving";
import { setBlocked } from "@/lib/contacts/blocking";
import { setOptOut } from "@/lib/contacts/opting";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing";
import { fire } from "./firing";
import { failSchedule, runSchedule } from "./running";
import { OURS, changeSchedule, makeCall, makeLead, makeSchedule, makeText, runsWithSteps } from "./testing";

const number = testNumber(1);
let ctx: Context;

beforeEach(async () => {
  ctx = await testContext();
});

/** Does in this process what a worker would do now. */
async function runHere(): Promise<boolean[]> {
  const open = (await runsWithSteps(ctx)).filter((run) => !run.endedAt);
  return Promise.all(open.map((run) => runSchedule(run, new AbortController().signal)));
}

async function theRun() {
  const [run] = await runsWithSteps(ctx);
  if (!run) throw new Error("nothing runs");
  return run;
}

/** Starts a run of a new schedule on a call that ended. */
async function begin(actions: Parameters<typeof makeSchedule>[2], values = {}) {
  const schedule = await makeSchedule(ctx, { trigger: "call_ended", ...values }, actions);
  const call = await makeCall(ctx, number);
  await moveCall(ctx, call.id, { status: "completed" });
  return { schedule, call };
}

const logsOf = ({ companyId, db }: Context) =>
  db.select().from(blockLogs).where(eq(blockLogs.companyId, companyId)).orderBy(asc(blockLogs.id));

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

/** When the queue will run the job of the run again, from now, in seconds. */
async function queuedIn(): Promise<number | undefined> {
  const { id } = await theRun();
  const [job] = await ctx.db.execute<{ seconds: number }>(sql`
    select extract(epoch from run_at - now())::float as seconds from graphile_worker.jobs
    where key = ${`schedule_run:${ctx.companyId}:${id}`}`);
  return job?.seconds;
}

test("a block of a schedule names its action and the call, and nobody", async () => {
  const { schedule, call } = await begin([{ kind: "block", reason: "spam", note: "two calls" }]);
  expect(await runHere()).toEqual([true]);
  expect(await logsOf(ctx)).toMatchObject([
    {
      action: "block",
      source: "schedule_action",
      reason: "spam",
      note: "two calls",
      callId: call.id,
      leadId: null,
      scheduleActionId: schedule.actions[0]?.id,
      userId: null,
      collaboratorId: null,
      accessTokenId: null,
      requestIp: null,
    },
  ]);
  expect(await theRun()).toMatchObject({
    status: "succeeded",
    errorMessage: null,
    position: 1,
    endedAt: expect.any(Date),
    steps: [{ result: "done", words: `${number} was blocked` }],
  });
});

test("two calls without an answer block exactly once, however many workers and events there are at once", async () => {
  const schedule = await makeSchedule(ctx, { trigger: "no_answer", triggerCount: 2 });
  const made = [];
  for (let n = 0; n < 10; n++) made.push(await makeCall(ctx, number));
  const events = [...made, ...made].map((call) => moveCall(ctx, call.id, { status: "no-answer" }));
  await Promise.all(events);
  const runs = await runsWithSteps(ctx);
  expect(runs).toHaveLength(5);
  expect(new Set(runs.map((run) => run.callId)).size).toBe(5);
  await Promise.all([runHere(), runHere(), runHere()]);
  const [log, ...more] = await logsOf(ctx);
  expect(more).toEqual([]);
  expect(log).toMatchObject({ scheduleActionId: schedule.actions[0]?.id, source: "schedule_action" });
  expect(made.map((call) => call.id)).toContain(log?.callId);
  const ends = (await runsWithSteps(ctx)).map(({ status, steps }) => [status, steps.map((s) => s.words)]);
  expect(ends.sort()).toEqual(
    [
      ...Array.from({ length: 4 }, () => ["succeeded", [`${number} was blocked already`]]),
      ["succeeded", [`${number} was blocked`]],
    ].sort(),
  );
});

test("an opt-out of a schedule names its action and the text that fired it", async () => {
  const schedule = await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "no more" }, [
    { kind: "opt_out" },
  ]);
  const text = await makeText(ctx, number, "No more");
  await fire(ctx, { trigger: "text_keyword", text });
  await runHere();
  expect(await ctx.db.select().from(optOutLogs).where(eq(optOutLogs.companyId, ctx.companyId))).toMatchObject(
    [
      {
        action: "opt_out",
        channel: "sms",
        source: "schedule_action",
        textMessageId: text.id,
        scheduleActionId: schedule.actions[0]?.id,
        collaboratorId: null,
      },
    ],
  );
  expect(await theRun()).toMatchObject({ steps: [{ words: `${number} was opted out` }] });
});

test("a text and a call go from the schedule's number to the contact, in order, with the lead's name", async () => {
  const schedule = await makeSchedule(ctx, { trigger: "lead_created" }, [
    { kind: "send_sms", message: "Hello {{first_name}} {{ last_name }}, we call {{number}}" },
    { kind: "dial" },
  ]);
  const lead = await makeLead(ctx, number, { firstName: "Ann" });
  await fire(ctx, { trigger: "lead_created", lead });
  await runHere();
  const { id, status, steps } = await theRun();
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
  await begin([{ kind: "dial" }, { kind: "send_sms", message: "Hello" }, { kind: "opt_out" }]);
  await runHere();
  expect((await theRun()).steps).toMatchObject([
    { result: "refused", words: `${number} is blocked: it was not dialed` },
    { result: "refused", words: `${number} is blocked: it was not texted` },
    { result: "done" },
  ]);
  expect(await theRun()).toMatchObject({ status: "succeeded" });
  expect(await dialed()).toMatchObject([
    { status: "blocked", refusalReason: "blocked", providerCallId: null },
  ]);
  expect(await texted()).toMatchObject([{ status: "blocked", refusalReason: "blocked" }]);
  await setBlocked(ctx, [number], { blocked: false, source: "api" });
  await setOptOut(ctx, number, { optOut: false, channel: "api", source: "api" });
  await moveCall(ctx, (await makeCall(ctx, number)).id, { status: "completed" });
  await runHere();
  const [, second] = await runsWithSteps(ctx);
  expect(second?.steps).toMatchObject([{ result: "done" }, { result: "done" }, { result: "done" }]);
});

test("an opted-out number is neither dialed nor texted, and may be blocked", async () => {
  await setOptOut(ctx, number, { optOut: true, channel: "sms", source: "api" });
  await begin([{ kind: "dial" }, { kind: "send_sms", message: "Hello" }, { kind: "block" }]);
  await runHere();
  expect((await theRun()).steps).toMatchObject([
    { result: "refused", words: `${number} has opted out: it was not dialed` },
    { result: "refused", words: `${number} has opted out: it was not texted` },
    { result: "done", words: `${number} was blocked` },
  ]);
  expect(await dialed()).toMatchObject([{ status: "opt-out", refusalReason: "opted_out" }]);
});

test("a schedule without a number does not dial, says so, and does the rest", async () => {
  await begin([{ kind: "dial" }, { kind: "block" }], { number: null });
  await runHere();
  expect(await theRun()).toMatchObject({
    status: "failed",
    errorMessage: "the schedule has no number",
    steps: [{ result: "failed", words: "the schedule has no number" }, { result: "done" }],
  });
  expect(await dialed()).toEqual([]);
});

test("a wait holds what follows back until its time, also when it is woken too early", async () => {
  await begin([{ kind: "wait", waitSeconds: 7_200 }, { kind: "block" }]);
  expect(await runHere()).toEqual([true]);
  const waiting = await theRun();
  expect(waiting).toMatchObject({ status: "waiting", position: 1, steps: [{ words: "a wait of 2 hours" }] });
  expect(await queuedIn()).toBeCloseTo(7_200, -1);
  await runHere();
  expect(await theRun()).toEqual(waiting);
  expect(await logsOf(ctx)).toEqual([]);
  await ctx.db
    .update(scheduleRuns)
    .set({ resumeAt: new Date(Date.now() - 1) })
    .where(eq(scheduleRuns.companyId, ctx.companyId));
  await runHere();
  expect(await theRun()).toMatchObject({ status: "succeeded", resumeAt: null });
  expect(await logsOf(ctx)).toHaveLength(1);
});

test("a schedule switched off meanwhile does nothing more, and says so", async () => {
  const { schedule } = await begin([{ kind: "block" }]);
  await changeSchedule(ctx, schedule.id, { active: false });
  await runHere();
  expect(await theRun()).toMatchObject({
    status: "stopped",
    errorMessage: "the schedule was switched off",
    endedAt: expect.any(Date),
    steps: [],
  });
  expect(await logsOf(ctx)).toEqual([]);
});

test("an action taken off the schedule meanwhile is not done, and the next one is", async () => {
  const { schedule } = await begin([{ kind: "send_sms", message: "Hello" }, { kind: "block" }]);
  await ctx.db
    .update(scheduleActions)
    .set({ archivedAt: new Date() })
    .where(eq(scheduleActions.id, schedule.actions[0]?.id ?? 0));
  await runHere();
  expect((await theRun()).steps).toMatchObject([{ result: "refused" }, { result: "done" }]);
  expect(await texted()).toEqual([]);
});

test("a run that was told to rest has done what it had begun, and goes on", async () => {
  await begin([{ kind: "block" }, { kind: "opt_out" }]);
  expect(await runSchedule(await theRun(), AbortSignal.abort())).toBe(false);
  expect(await theRun()).toMatchObject({ status: "running", position: 0 });
  await runHere();
  expect(await theRun()).toMatchObject({ status: "succeeded", position: 2 });
});

test("a run that cannot go on says why, and has ended", async () => {
  await begin([{ kind: "block" }]);
  await failSchedule(await theRun(), new Error("something secret"));
  expect(await theRun()).toMatchObject({
    status: "failed",
    errorMessage: "Something went wrong on our side and was logged.",
  });
  await runHere();
  expect(await logsOf(ctx)).toEqual([]);
});
