import { type SQL, and, desc, eq, inArray } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { ActionKind, Permission, RunStatus, StepResult } from "@/db/enums";
import { calls } from "@/db/schema/calls";
import { collaborators } from "@/db/schema/collaborators";
import { contacts } from "@/db/schema/contacts";
import {
  type ScheduleRun,
  scheduleActions,
  scheduleRunSteps,
  scheduleRuns,
  schedules,
} from "@/db/schema/schedules";
import { textMessages } from "@/db/schema/text-messages";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/permissions";
import { kindNames } from "./kind-names";

/** What became of one action of a run; `result` null: it has not come to it. `callId`, `textMessageId`: what it brought forth. */
export type StepEntry = {
  position: number;
  kind: ActionKind;
  name: string;
  result: StepResult | null;
  words: string | null;
  at: Date | null;
  callId: number | null;
  textMessageId: number | null;
};

/** A run as pages tell it. `firedBy` in words; `by`: the person who asked for a manual one. */
export type RunEntry = {
  id: number;
  scheduleId: number;
  scheduleName: string;
  firedBy: string;
  by: string | null;
  status: RunStatus;
  errorMessage: string | null;
  number: string;
  callId: number | null;
  leadId: number | null;
  textMessageId: number | null;
  createdAt: Date;
  resumeAt: Date | null;
  endedAt: Date | null;
  steps: StepEntry[];
};

const SHOWN = 50;

/**
 * The newest fifty runs on a call or a lead, or of a schedule, with what became of each action. Needs `Call:read`, `Lead:read`
 * or `setup_system`.
 */
export async function runsOf(
  ctx: Context,
  of: { callId?: number; leadId?: number; scheduleId?: number },
): Promise<RunEntry[]> {
  const [permission, which] = chosen(of);
  allow(ctx, permission);
  const { companyId } = scheduleRuns;
  const found = await ctx.db
    .select({ run: scheduleRuns, scheduleName: schedules.name, number: contacts.number, by: users.email })
    .from(scheduleRuns)
    .innerJoin(schedules, and(eq(schedules.companyId, companyId), eq(schedules.id, scheduleRuns.scheduleId)))
    .innerJoin(contacts, and(eq(contacts.companyId, companyId), eq(contacts.id, scheduleRuns.contactId)))
    .leftJoin(
      collaborators,
      and(eq(collaborators.companyId, companyId), eq(collaborators.id, scheduleRuns.collaboratorId)),
    )
    .leftJoin(users, eq(users.id, collaborators.userId))
    .where(and(eq(companyId, ctx.companyId), which))
    .orderBy(desc(scheduleRuns.id))
    .limit(SHOWN);
  const steps = await stepsOf(
    ctx,
    found.map(({ run }) => run),
  );
  return found.map(({ run, ...known }) => ({
    ...known,
    id: run.id,
    scheduleId: run.scheduleId,
    firedBy: inWords(run.firedBy),
    status: run.status,
    errorMessage: run.errorMessage,
    callId: run.callId,
    leadId: run.leadId,
    textMessageId: run.textMessageId,
    createdAt: run.createdAt,
    resumeAt: run.resumeAt,
    endedAt: run.endedAt,
    steps: steps(run),
  }));
}

function chosen(of: { callId?: number; leadId?: number; scheduleId?: number }): [Permission, SQL] {
  if (of.callId !== undefined) return ["Call:read", eq(scheduleRuns.callId, of.callId)];
  if (of.leadId !== undefined) return ["Lead:read", eq(scheduleRuns.leadId, of.leadId)];
  return ["setup_system", eq(scheduleRuns.scheduleId, of.scheduleId ?? 0)];
}

async function stepsOf(ctx: Context, runs: ScheduleRun[]): Promise<(run: ScheduleRun) => StepEntry[]> {
  const ids = runs.map((run) => run.id);
  const actionIds = [...new Set(runs.flatMap((run) => run.actionIds))];
  const [actions, steps, dialed, texted] = await Promise.all([
    ctx.db
      .select()
      .from(scheduleActions)
      .where(within(ctx, scheduleActions.companyId, scheduleActions.id, actionIds)),
    ctx.db
      .select()
      .from(scheduleRunSteps)
      .where(within(ctx, scheduleRunSteps.companyId, scheduleRunSteps.scheduleRunId, ids)),
    ctx.db
      .select({ id: calls.id, runId: calls.scheduleRunId, position: calls.runPosition })
      .from(calls)
      .where(within(ctx, calls.companyId, calls.scheduleRunId, ids)),
    ctx.db
      .select({ id: textMessages.id, runId: textMessages.scheduleRunId, position: textMessages.runPosition })
      .from(textMessages)
      .where(within(ctx, textMessages.companyId, textMessages.scheduleRunId, ids)),
  ]);
  const actionOf = new Map(actions.map((action) => [action.id, action]));
  const key = (runId: number | null, position: number | null) => `${runId}:${position}`;
  const stepOf = new Map(steps.map((step) => [key(step.scheduleRunId, step.position), step]));
  const callOf = new Map(dialed.map((call) => [key(call.runId, call.position), call.id]));
  const textOf = new Map(texted.map((text) => [key(text.runId, text.position), text.id]));
  return (run) =>
    run.actionIds.flatMap((actionId, position) => {
      const action = actionOf.get(actionId);
      if (!action) return [];
      const one = key(run.id, position);
      const step = stepOf.get(one);
      return {
        position,
        kind: action.kind,
        name: action.name ?? kindNames[action.kind],
        result: step?.result ?? null,
        words: step?.words ?? null,
        at: step?.updatedAt ?? null,
        callId: callOf.get(one) ?? null,
        textMessageId: textOf.get(one) ?? null,
      };
    });
}

const within = (ctx: Context, company: AnyPgColumn, column: AnyPgColumn, ids: number[]) =>
  and(eq(company, ctx.companyId), inArray(column, ids));

const events: [RegExp, string][] = [
  [/^manual:/, "run by hand"],
  [/:ended$/, "the call ended"],
  [/:no_answer$/, "calls without an answer"],
  [/:disposition:/, "a disposition was chosen"],
  [/^text:/, "a text came in"],
  [/:created$/, "the lead was created"],
];

const inWords = (firedBy: string) => events.find(([pattern]) => pattern.test(firedBy))?.[1] ?? firedBy;
