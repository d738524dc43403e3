import { and, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { ActionKind, StepResult } from "@/db/enums";
import { calls } from "@/db/schema/calls";
import { type ScheduleAction, scheduleActions } from "@/db/schema/schedules";
import { type ScheduleRun, scheduleRunSteps } from "@/db/schema/schedule-runs";
import { textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { kindNames } from "@/lib/schedules/kind-names";

/**
 * The outcome of one action of a run; `result` is null until the run comes to it. `callId` and `textMessageId` are what
 * the action created.
 */
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

/** The steps of each of these runs, in order. Checks no permission. */
export async function stepsOf(ctx: Context, runs: ScheduleRun[]): Promise<(run: ScheduleRun) => StepEntry[]> {
  const ids = runs.map((run) => run.id);
  const [actions, steps, dialed, texted] = await Promise.all([
    actionsOf(ctx, [...new Set(runs.flatMap((run) => run.actionIds))]),
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
  const inPlaceOf = (id: number): number => {
    const by = actionOf.get(id)?.replacedBy;
    return by == null ? id : inPlaceOf(by);
  };
  const key = (runId: number | null, position: number | null) => `${runId}:${position}`;
  const stepOf = new Map(steps.map((step) => [key(step.scheduleRunId, step.position), step]));
  const callOf = new Map(dialed.map((call) => [key(call.runId, call.position), call.id]));
  const textOf = new Map(texted.map((text) => [key(text.runId, text.position), text.id]));
  return (run) =>
    run.actionIds.flatMap((actionId, position) => {
      const one = key(run.id, position);
      const step = stepOf.get(one);
      const now = run.endedAt || run.manual ? actionId : inPlaceOf(actionId);
      const action = actionOf.get(step?.scheduleActionId ?? now);
      if (!action) return [];
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

/** The actions and their later replacements. */
function actionsOf(ctx: Context, ids: number[]): Promise<ScheduleAction[]> {
  const { companyId } = ctx;
  return ctx.db
    .select()
    .from(scheduleActions)
    .where(
      and(
        eq(scheduleActions.companyId, companyId),
        sql`${scheduleActions.id} in (
          with recursive place as (
            select id, replaced_by from schedule_actions where company_id = ${companyId} and id = any(${sql.param(ids)}::bigint[])
            union
            select next.id, next.replaced_by from place
            join schedule_actions as next on next.company_id = ${companyId} and next.id = place.replaced_by
          ) select id from place)`,
      ),
    );
}

const within = (ctx: Context, company: AnyPgColumn, column: AnyPgColumn, ids: number[]) =>
  and(eq(company, ctx.companyId), inArray(column, ids));
