import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { blockLogs } from "@/db/schema/block-logs";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { scheduleActions } from "@/db/schema/schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { fire } from "@/lib/schedules/inner/firing";
import { failSchedule, runSchedule } from "./running";
import {
  changeSchedule,
  makeCall,
  makeSchedule,
  makeText,
  runsWithSteps,
} from "@/lib/schedules/testing/schedules";
import { begin, runHere, theRun } from "./testing/runs";

const number = testNumber(1);
let ctx: Context;

beforeEach(async () => {
  ctx = await testContext();
});

const logsOf = ({ companyId, db }: Context) =>
  db.select().from(blockLogs).where(eq(blockLogs.companyId, companyId)).orderBy(asc(blockLogs.id));

/** When the queue will run the job of the run again, from now, in seconds. */
async function queuedIn(): Promise<number | undefined> {
  const { id } = await theRun(ctx);
  const [job] = await ctx.db.execute<{ seconds: number }>(sql`
    select extract(epoch from run_at - now())::float as seconds from graphile_worker.jobs
    where key = ${`schedule_run:${ctx.companyId}:${id}`}`);
  return job?.seconds;
}

test("a block of a schedule names its action and the call, and nobody", async () => {
  const { schedule, call } = await begin(ctx, number, [{ kind: "block", reason: "spam", note: "two calls" }]);
  expect(await runHere(ctx)).toEqual([true]);
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
  expect(await theRun(ctx)).toMatchObject({
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
  await Promise.all([runHere(ctx), runHere(ctx), runHere(ctx)]);
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
  await runHere(ctx);
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
  expect(await theRun(ctx)).toMatchObject({ steps: [{ words: `${number} was opted out` }] });
});

test("a wait holds what follows back until its time, also when it is woken too early", async () => {
  await begin(ctx, number, [{ kind: "wait", waitSeconds: 7_200 }, { kind: "block" }]);
  expect(await runHere(ctx)).toEqual([true]);
  const waiting = await theRun(ctx);
  expect(waiting).toMatchObject({ status: "waiting", position: 1, steps: [{ words: "a wait of 2 hours" }] });
  expect(await queuedIn()).toBeCloseTo(7_200, -1);
  await runHere(ctx);
  expect(await theRun(ctx)).toEqual(waiting);
  expect(await logsOf(ctx)).toEqual([]);
  await ctx.db
    .update(scheduleRuns)
    .set({ resumeAt: new Date(Date.now() - 1) })
    .where(eq(scheduleRuns.companyId, ctx.companyId));
  await runHere(ctx);
  expect(await theRun(ctx)).toMatchObject({ status: "succeeded", resumeAt: null });
  expect(await logsOf(ctx)).toHaveLength(1);
});

test("a schedule switched off meanwhile does nothing more, and says so", async () => {
  const { schedule } = await begin(ctx, number, [{ kind: "block" }]);
  await changeSchedule(ctx, schedule.id, { active: false });
  await runHere(ctx);
  expect(await theRun(ctx)).toMatchObject({
    status: "stopped",
    errorMessage: "the schedule was switched off",
    endedAt: expect.any(Date),
    steps: [],
  });
  expect(await logsOf(ctx)).toEqual([]);
});

test("an action taken off the schedule meanwhile is not done, and the next one is", async () => {
  const { schedule } = await begin(ctx, number, [{ kind: "send_sms", message: "Hello" }, { kind: "block" }]);
  await ctx.db
    .update(scheduleActions)
    .set({ archivedAt: new Date() })
    .where(eq(scheduleActions.id, schedule.actions[0]?.id ?? 0));
  await runHere(ctx);
  expect((await theRun(ctx)).steps).toMatchObject([{ result: "refused" }, { result: "done" }]);
  expect(await ctx.db.$count(textMessages, eq(textMessages.companyId, ctx.companyId))).toBe(0);
});

test("a run that was told to rest has done what it had begun, and goes on", async () => {
  await begin(ctx, number, [{ kind: "block" }, { kind: "opt_out" }]);
  expect(await runSchedule(await theRun(ctx), AbortSignal.abort())).toBe(false);
  expect(await theRun(ctx)).toMatchObject({ status: "running", position: 0 });
  await runHere(ctx);
  expect(await theRun(ctx)).toMatchObject({ status: "succeeded", position: 2 });
});

test("a run that cannot go on says why, and has ended", async () => {
  await begin(ctx, number, [{ kind: "block" }]);
  await failSchedule(await theRun(ctx), new Error("something secret"));
  expect(await theRun(ctx)).toMatchObject({
    status: "failed",
    errorMessage: "Something went wrong on our side and was logged.",
  });
  await runHere(ctx);
  expect(await logsOf(ctx)).toEqual([]);
});
