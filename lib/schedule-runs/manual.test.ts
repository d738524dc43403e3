import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Permission } from "@/db/permissions";
import { blockLogs } from "@/db/schema/block-logs";
import { calls } from "@/db/schema/calls";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import type { Context } from "@/lib/context";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { type PersonContext, testContext, testNumber } from "@/lib/testing/context";
import { runsOf } from "./history";
import { manualActionsFor, runManualAction } from "./manual";
import { runSchedule } from "./running";
import { updateSchedule } from "@/lib/schedules/setting-up";
import { makeCall, makeLead, makeSchedule, OURS, runsWithSteps } from "@/lib/schedules/testing/schedules";
import { asSeen, kept, made, sms } from "@/lib/schedules/testing/set-up";

const number = testNumber(1);
let ctx: PersonContext;

beforeEach(async () => {
  ctx = await testContext({ requestIp: "198.51.100.7" });
});

const having = (...permissions: Permission[]): Context => ({ ...ctx, permissions: new Set(permissions) });

/** A schedule with one action of each kind, all of them manual. */
async function makeActions() {
  const { actions } = await makeSchedule(ctx, { name: "Care" }, [
    { kind: "block", manual: true, reason: "litigator", name: "Litigator" },
    { kind: "opt_out", manual: true },
    { kind: "send_sms", manual: true, message: "Hello" },
    { kind: "dial", manual: true },
    { kind: "wait", manual: true, waitSeconds: 5 },
  ]);
  const id = (index: number) => actions[index]?.id ?? 0;
  return { block: id(0), optOut: id(1), sms: id(2), dial: id(3), wait: id(4) };
}

const blocks = () => ctx.db.select().from(blockLogs).where(eq(blockLogs.companyId, ctx.companyId));

test("a manual block happens at once and is logged with the action, the call, the person and the address", async () => {
  const { block } = await makeActions();
  const call = await makeCall(ctx, number);
  const { words } = await runManualAction(having("Call:read", "Call:block"), {
    actionId: block,
    callId: call.id,
  });
  expect(words).toBe(`${number} was blocked`);
  expect(await blocks()).toMatchObject([
    {
      action: "block",
      source: "manual_action",
      reason: "litigator",
      callId: call.id,
      scheduleActionId: block,
      userId: ctx.actor.userId,
      collaboratorId: ctx.actor.collaboratorId,
      requestIp: "198.51.100.7",
    },
  ]);
  expect(await runsWithSteps(ctx)).toMatchObject([
    {
      manual: true,
      status: "succeeded",
      collaboratorId: ctx.actor.collaboratorId,
      requestIp: "198.51.100.7",
    },
  ]);
});

test("a manual block and opt-out on a lead name the lead", async () => {
  const { block, optOut } = await makeActions();
  const lead = await makeLead(ctx, number);
  await runManualAction(having("Lead:read", "Lead:block"), { actionId: block, leadId: lead.id });
  await runManualAction(having("Lead:read", "Contact:opt_out"), { actionId: optOut, leadId: lead.id });
  expect(await blocks()).toMatchObject([{ leadId: lead.id, callId: null }]);
  expect(await ctx.db.select().from(optOutLogs).where(eq(optOutLogs.companyId, ctx.companyId))).toMatchObject(
    [{ leadId: lead.id, source: "manual_action", channel: "web", collaboratorId: ctx.actor.collaboratorId }],
  );
});

test("a manual call is dialed by the worker, for the person who asked", async () => {
  const { dial } = await makeActions();
  const call = await makeCall(ctx, number);
  const { words } = await runManualAction(having("Call:read", "Call:dial"), {
    actionId: dial,
    callId: call.id,
  });
  expect(words).toBe(`A call to ${number} is queued: its outcome appears on this page`);
  const [run] = await runsWithSteps(ctx);
  expect(run).toMatchObject({ status: "running", position: 0, steps: [] });
  const jobs = await ctx.db.execute(
    sql`select from graphile_worker.jobs where key = ${`schedule_run:${ctx.companyId}:${run?.id}`}`,
  );
  expect(jobs).toHaveLength(1);
  await runSchedule({ companyId: ctx.companyId, id: run?.id ?? 0 }, new AbortController().signal);
  const dialed = and(eq(calls.companyId, ctx.companyId), eq(calls.scheduleRunId, run?.id ?? 0));
  expect(await ctx.db.select().from(calls).where(dialed)).toMatchObject([
    { callerId: number, collaboratorId: ctx.actor.collaboratorId, requestIp: "198.51.100.7" },
  ]);
});

test.each([
  { stopped: "block", words: "is blocked" },
  { stopped: "optOut", words: "has opted out" },
] as const)(
  "a number after $stopped is neither dialed nor texted by hand: it says so and starts nothing",
  async ({ stopped, words }) => {
    const all = await makeActions();
    const call = await makeCall(ctx, number);
    await runManualAction(ctx, { actionId: all[stopped], callId: call.id });
    const run = (actionId: number) => runManualAction(ctx, { actionId, callId: call.id });
    await expect(run(all.sms)).rejects.toThrow(new Conflict(`${number} ${words}: it is not texted.`));
    await expect(run(all.dial)).rejects.toThrow(new Conflict(`${number} ${words}: it is not dialed.`));
    expect(await runsWithSteps(ctx)).toHaveLength(1);
  },
);

test("a double click is one run; by another person, or later, it is one more", async () => {
  const { block, dial } = await makeActions();
  const call = await makeCall(ctx, number);
  for (const actionId of [dial, block]) {
    const clicks = Array.from({ length: 4 }, () => runManualAction(ctx, { actionId, callId: call.id }));
    const [first, ...more] = await Promise.all(clicks);
    expect(more).toEqual(more.map(() => first));
  }
  expect(await runsWithSteps(ctx)).toHaveLength(2);
  expect(await blocks()).toHaveLength(1);
  const lead = await makeLead(ctx, number);
  await runManualAction(ctx, { actionId: block, leadId: lead.id });
  await ctx.db.execute(
    sql`update schedule_runs set created_at = created_at - interval '1 second' where company_id = ${ctx.companyId}`,
  );
  expect(await runManualAction(ctx, { actionId: block, callId: call.id })).toEqual({
    words: `${number} was blocked already`,
  });
  expect(await runsWithSteps(ctx)).toHaveLength(4);
  expect(await blocks()).toHaveLength(1);
});

test.each([
  { action: "block", on: "call", lacks: "Call:block", has: ["Call:read", "Lead:block", "Contact:block"] },
  { action: "block", on: "lead", lacks: "Lead:block", has: ["Lead:read", "Call:block", "Contact:block"] },
  { action: "optOut", on: "call", lacks: "Contact:opt_out", has: ["Call:read", "Call:block"] },
  { action: "sms", on: "call", lacks: "TextMessage:send", has: ["Call:read", "Call:dial"] },
  { action: "dial", on: "lead", lacks: "Call:dial", has: ["Lead:read", "Lead:write"] },
  { action: "block", on: "call", lacks: "Call:read", has: ["Call:block", "Lead:read"] },
  { action: "block", on: "lead", lacks: "Lead:read", has: ["Lead:block", "Call:read"] },
] as const)("$action on a $on is refused without $lacks", async ({ action, on, lacks, has }) => {
  const actionId = (await makeActions())[action];
  const about =
    on === "call"
      ? { callId: (await makeCall(ctx, number)).id }
      : { leadId: (await makeLead(ctx, number)).id };
  const asked = runManualAction(having(...has), { actionId, ...about });
  await expect(asked).rejects.toThrow(new Forbidden(lacks));
  expect(await runsWithSteps(ctx)).toEqual([]);
  expect(await blocks()).toEqual([]);
});

test("offered is what one may do oneself, of active schedules, without waits and what was taken off", async () => {
  const all = await makeActions();
  await makeSchedule(ctx, { active: false }, [{ kind: "block", manual: true }]);
  await makeSchedule(ctx, {}, [{ kind: "block" }, { kind: "block", manual: true, archivedAt: new Date() }]);
  await makeSchedule(await testContext(), {}, [{ kind: "block", manual: true }]);
  expect(await manualActionsFor(having("Call:read", "Call:block", "Call:dial"), "call")).toEqual([
    { id: all.block, kind: "block", name: "Litigator", scheduleName: "Care" },
    { id: all.dial, kind: "dial", name: "Dial", scheduleName: "Care" },
  ]);
  const onLead = await manualActionsFor(having("Lead:read", "Lead:block", "TextMessage:send"), "lead");
  expect(onLead.map((action) => action.id)).toEqual([all.block, all.sms]);
  await expect(manualActionsFor(having("Lead:read"), "call")).rejects.toThrow(Forbidden);
});

test("what is not offered, of another company or withheld is refused and leaves nothing", async () => {
  const { block, wait } = await makeActions();
  const [automatic, off] = [
    await makeSchedule(ctx, {}, [{ kind: "block" }]),
    await makeSchedule(ctx, { active: false }, [{ kind: "block", manual: true }]),
  ];
  const call = await makeCall(ctx, number);
  const other = await testContext();
  const theirs = await makeCall(other, number);
  for (const actionId of [wait, automatic.actions[0]?.id ?? 0, off.actions[0]?.id ?? 0]) {
    await expect(runManualAction(ctx, { actionId, callId: call.id })).rejects.toThrow(NotFound);
  }
  await expect(runManualAction(ctx, { actionId: block, callId: theirs.id })).rejects.toThrow(NotFound);
  await expect(runManualAction(other, { actionId: block, callId: theirs.id })).rejects.toThrow(NotFound);
  const withheld = await makeCall(ctx, null, { direction: "inbound", status: "completed" });
  await expect(runManualAction(ctx, { actionId: block, callId: withheld.id })).rejects.toThrow(Invalid);
  await expect(runManualAction(ctx, { actionId: block })).rejects.toThrow("names a call or a lead");
  const bare = await makeSchedule(ctx, { number: null }, [{ kind: "dial", manual: true }]);
  const dial = runManualAction(ctx, { actionId: bare.actions[0]?.id ?? 0, callId: call.id });
  await expect(dial).rejects.toThrow(Conflict);
  expect(await runsWithSteps(ctx)).toEqual([]);
  expect(await runsWithSteps(other)).toEqual([]);
});

test("the runs on a call are told with what became of each action, who asked and what came of it", async () => {
  const { block, dial } = await makeActions();
  const call = await makeCall(ctx, number);
  await runManualAction(ctx, { actionId: dial, callId: call.id });
  const [run] = await runsWithSteps(ctx);
  const [waiting] = await runsOf(ctx, { callId: call.id });
  expect(waiting).toMatchObject({ status: "running", steps: [{ kind: "dial", result: null, callId: null }] });
  await runSchedule({ companyId: ctx.companyId, id: run?.id ?? 0 }, new AbortController().signal);
  await runManualAction(ctx, { actionId: block, callId: call.id });
  const entries = await runsOf(having("Call:read"), { callId: call.id });
  expect(entries).toMatchObject([
    {
      scheduleName: "Care",
      firedBy: "run by hand",
      by: expect.stringMatching(/@example\.com$/),
      number,
      status: "succeeded",
      steps: [{ name: "Litigator", result: "done", words: `${number} was blocked`, callId: null }],
    },
    { steps: [{ name: "Dial", result: "done", callId: expect.any(Number), textMessageId: null }] },
  ]);
  expect(await runsOf(having("setup_system"), { scheduleId: run?.scheduleId })).toEqual(entries);
  await expect(runsOf(having("Call:read"), { scheduleId: run?.scheduleId })).rejects.toThrow(Forbidden);
  expect(await runsOf(await testContext(), { callId: call.id })).toEqual([]);
});

test("what is run by hand is what was pressed: an action that was changed before the worker came to it is left undone", async () => {
  const schedule = await made(ctx, { number: OURS, actions: [{ ...sms, manual: true }] });
  const [before] = kept(schedule);
  if (!before?.id) throw new Error("no action");
  const lead = await makeLead(ctx, number);
  await runManualAction(having("Lead:read", "TextMessage:send"), { actionId: before.id, leadId: lead.id });
  await updateSchedule(ctx, asSeen(schedule, [{ kind: "dial", manual: true, id: before.id }]));
  const [run] = await runsWithSteps(ctx);
  if (!run) throw new Error("no run");
  await runSchedule({ companyId: ctx.companyId, id: run.id }, new AbortController().signal);
  expect(await ctx.db.select().from(calls).where(eq(calls.companyId, ctx.companyId))).toEqual([]);
  const [told] = await runsOf(ctx, { leadId: lead.id });
  expect(told?.steps).toMatchObject([
    { kind: "send_sms", result: "refused", words: "the action was taken off the schedule: nothing was done" },
  ]);
});
