import type { OptOutChannel } from "@/db/enums";
import type { ScheduleAction } from "@/db/schema/schedules";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { enqueueRun } from "@/lib/schedules/queueing";
import { dueAt, found, intend, isOpen, reached, type Sent } from "./outbound";
import {
  closeRun,
  endRun,
  endStep,
  lockContactOf,
  lockRun,
  nextAction,
  type Run,
  startStep,
  type StepOutcome,
} from "./runs";

/**
 * What comes after an action: another action, nothing for now, or a request to the provider outside any transaction.
 */
export type Next = "more" | "rest" | { ask: (ctx: Context) => Promise<"more" | "rest"> };

const CAREFUL_MS = 5_000;

/**
 * Does the next action of a run, in one transaction with its step and the run's position: killed at any instant, or run
 * by several workers, it happens once. For a call or text it commits the intent and returns the request to the
 * provider. An intent that was committed before is only settled.
 */
export function takeAction(ctx: Context, runId: number): Promise<Next> {
  return transaction(ctx, async (ctx) => {
    await lockContactOf(ctx, runId);
    const run = await lockRun(ctx, runId);
    if (run.endedAt) return "rest";
    const next = await nextAction(ctx, run);
    if (next?.started) {
      return { ask: (ctx) => settle(ctx, run, next.action, found(ctx, run, next.action)) };
    }
    if (run.resumeAt && run.resumeAt > new Date()) return later(ctx, run, run.resumeAt);
    if (!next) return rest(endRun(ctx, run));
    const { action } = next;
    if (!run.schedule.active) {
      return rest(closeRun(ctx, run.id, "stopped", "the schedule was switched off"));
    }
    if (action.archivedAt) return done(ctx, run, action, REMOVED);
    return act(ctx, run, action);
  });
}

const REMOVED: StepOutcome = {
  result: "refused",
  words: "the action was taken off the schedule: nothing was done",
};

async function act(ctx: Context, run: Run, action: ScheduleAction): Promise<Next> {
  switch (action.kind) {
    case "block":
      return done(ctx, run, action, await block(ctx, run, action));
    case "opt_out":
      return done(ctx, run, action, await optOut(ctx, run, action));
    case "wait":
      return wait(ctx, run, action);
    case "dial":
    case "send_sms": {
      const intended = await intend(ctx, run, action);
      if ("outcome" in intended) return done(ctx, run, action, intended.outcome);
      await startStep(ctx, run, action);
      return { ask: (ctx) => settle(ctx, run, action, intended.send(ctx)) };
    }
  }
}

async function block(ctx: Context, run: Run, action: ScheduleAction): Promise<StepOutcome> {
  const { number, callId, leadId } = run;
  const outcomes = await setBlocked(ctx, [number], {
    blocked: true,
    source: sourceOf(run),
    reason: action.reason,
    note: action.note,
    callId,
    leadId,
    scheduleActionId: action.id,
  });
  const before = outcomes.get(number)?.result === "already_blocked";
  return { result: "done", words: before ? `${number} was blocked already` : `${number} was blocked` };
}

async function optOut(ctx: Context, run: Run, action: ScheduleAction): Promise<StepOutcome> {
  const { number, callId, leadId, textMessageId } = run;
  const changed = await setOptOut(ctx, number, {
    optOut: true,
    channel: channelOf(run),
    source: sourceOf(run),
    note: action.note,
    callId,
    leadId,
    textMessageId,
    scheduleActionId: action.id,
  });
  return { result: "done", words: changed ? `${number} was opted out` : `${number} had opted out already` };
}

const sourceOf = ({ manual }: Run) => (manual ? "manual_action" : "schedule_action");

/** The channel of an opt-out: how the person was in touch with us; for a lead, the web. */
function channelOf({ callId, textMessageId }: Run): OptOutChannel {
  if (textMessageId !== null) return "sms";
  return callId === null ? "web" : "voice";
}

async function wait(ctx: Context, run: Run, action: ScheduleAction): Promise<Next> {
  const until = new Date(Date.now() + 1_000 * (action.waitSeconds ?? 0));
  await endStep(
    ctx,
    run,
    action,
    { result: "done", words: `a wait of ${lengthOf(action.waitSeconds ?? 0)}` },
    until,
  );
  return later(ctx, run, until);
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A duration in the largest unit that states it exactly. */
function lengthOf(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds % length === 0) ?? ["second", 1];
  return `${seconds / length} ${unit}${seconds === length ? "" : "s"}`;
}

/** Ends the step of a call or text once its outcome is known; until then the run comes back to it. */
async function settle(ctx: Context, run: Run, action: ScheduleAction, asked: Promise<Sent>) {
  const sent = await asked;
  return transaction(ctx, async (ctx) => {
    const now = await lockRun(ctx, run.id);
    if (now.endedAt || now.position !== run.position) return "more";
    if (isOpen(sent)) {
      const careful = new Date(Date.now() + CAREFUL_MS);
      return later(ctx, run, dueAt(sent) > careful ? dueAt(sent) : careful);
    }
    await endStep(ctx, now, action, reached(run, action, sent));
    return "more";
  });
}

async function done(ctx: Context, run: Run, action: ScheduleAction, outcome: StepOutcome): Promise<"more"> {
  await endStep(ctx, run, action, outcome);
  return "more";
}

async function later(ctx: Context, { companyId, id }: Run, at: Date): Promise<"rest"> {
  await enqueueRun(ctx, { companyId, id }, at);
  return "rest";
}

async function rest(work: Promise<void>): Promise<"rest"> {
  await work;
  return "rest";
}
