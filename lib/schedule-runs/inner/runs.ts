import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { StepResult } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { type Schedule, type ScheduleAction, scheduleActions, schedules } from "@/db/schema/schedules";
import {
  type ScheduleRun,
  scheduleRuns,
  type ScheduleRunStep,
  scheduleRunSteps,
} from "@/db/schema/schedule-runs";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";

/** A run with its schedule and the number that it is about. */
export type Run = ScheduleRun & { schedule: Schedule; number: Phone };

/** The outcome of an action, in words too. */
export type StepOutcome = { result: Exclude<StepResult, "started">; words: string };

type Reading = Pick<Context, "companyId" | "db">;

const thisRun = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(scheduleRuns.companyId, companyId), eq(scheduleRuns.id, id));

/** The run; `NotFound` when the company has none with this id. */
export async function runById(ctx: Reading, id: number): Promise<ScheduleRun> {
  const [run] = await ctx.db.select().from(scheduleRuns).where(thisRun(ctx, id));
  if (!run) throw new NotFound("run");
  return run;
}

/**
 * Locks the contact of a run. This comes before the run's lock: an event holds the contact while it waits for an edit,
 * which waits for runs.
 */
export async function lockContactOf(ctx: Context, id: number): Promise<void> {
  await ctx.db.execute(sql`
    select from contacts where company_id = ${ctx.companyId}
      and id = (select contact_id from schedule_runs where company_id = ${ctx.companyId} and id = ${id}) for no key update`);
}

/** Locks the run. Everyone who acts on it holds this lock, so one worker does each action. */
export async function lockRun(ctx: Context, id: number): Promise<Run> {
  const { companyId } = scheduleRuns;
  const [found] = await ctx.db
    .select({ run: scheduleRuns, schedule: schedules, number: contacts.number })
    .from(scheduleRuns)
    .innerJoin(schedules, and(eq(schedules.companyId, companyId), eq(schedules.id, scheduleRuns.scheduleId)))
    .innerJoin(contacts, and(eq(contacts.companyId, companyId), eq(contacts.id, scheduleRuns.contactId)))
    .where(thisRun(ctx, id))
    .for("no key update", { of: scheduleRuns });
  if (!found) throw new NotFound("run");
  return { ...found.run, schedule: found.schedule, number: found.number };
}

/** `started`: its intent is committed, its outcome is not. */
export type NextAction = { action: ScheduleAction; started: boolean };

/**
 * The run's next action. One that has begun comes first. Otherwise it is the present replacement of the action that the
 * run had when it fired. A manual run keeps its own action, because the person's permission was checked for that one.
 * Null after the last.
 */
export async function nextAction(ctx: Reading, run: ScheduleRun): Promise<NextAction | null> {
  const id = run.actionIds[run.position];
  if (id === undefined) return null;
  const [step] = await ctx.db.select().from(scheduleRunSteps).where(thisStep(run));
  const started = step?.result === "started";
  const [action] = await ctx.db
    .select()
    .from(scheduleActions)
    .where(
      and(
        eq(scheduleActions.companyId, ctx.companyId),
        eq(scheduleActions.id, started ? step.scheduleActionId : run.manual ? id : inPlaceOf(ctx, id)),
      ),
    );
  if (!action) throw new NotFound("schedule action");
  return { action, started };
}

/** The id of an action's latest replacement; its own id when it was not replaced. */
const inPlaceOf = ({ companyId }: Reading, id: number) => sql<number>`(
  with recursive place as (
    select id, replaced_by from schedule_actions where company_id = ${companyId} and id = ${id}
    union all
    select next.id, next.replaced_by from place
    join schedule_actions as next on next.company_id = ${companyId} and next.id = place.replaced_by
  ) select id from place where replaced_by is null)`;

const thisStep = (run: ScheduleRun) =>
  and(
    eq(scheduleRunSteps.companyId, run.companyId),
    eq(scheduleRunSteps.scheduleRunId, run.id),
    eq(scheduleRunSteps.position, run.position),
  );

/** Records that the intent of an action is committed, so that the action is never done again. */
export async function startStep(ctx: Context, run: Run, action: ScheduleAction): Promise<void> {
  await ctx.db.insert(scheduleRunSteps).values(stepOf(run, action, { result: "started", words: null }));
  await ctx.db.update(scheduleRuns).set({ status: "running", resumeAt: null }).where(thisRun(ctx, run.id));
}

/** Records the outcome of an action and moves the run on; it waits until `until` first. */
export async function endStep(
  ctx: Context,
  run: Run,
  action: ScheduleAction,
  outcome: StepOutcome,
  until?: Date,
): Promise<void> {
  const { result, words } = outcome;
  await ctx.db
    .insert(scheduleRunSteps)
    .values(stepOf(run, action, outcome))
    .onConflictDoUpdate({
      target: [scheduleRunSteps.companyId, scheduleRunSteps.scheduleRunId, scheduleRunSteps.position],
      set: { result, words, updatedAt: new Date() },
    });
  await ctx.db
    .update(scheduleRuns)
    .set({ position: run.position + 1, status: until ? "waiting" : "running", resumeAt: until ?? null })
    .where(thisRun(ctx, run.id));
}

const stepOf = (run: Run, action: ScheduleAction, end: Pick<ScheduleRunStep, "result" | "words">) => ({
  companyId: run.companyId,
  scheduleRunId: run.id,
  position: run.position,
  scheduleActionId: action.id,
  ...end,
});

/** Ends a finished run: failed, with that action's message, when one of its actions failed. */
export async function endRun(ctx: Context, run: Run): Promise<void> {
  const [failed] = await ctx.db
    .select()
    .from(scheduleRunSteps)
    .where(
      and(
        eq(scheduleRunSteps.companyId, ctx.companyId),
        eq(scheduleRunSteps.scheduleRunId, run.id),
        eq(scheduleRunSteps.result, "failed"),
      ),
    )
    .orderBy(asc(scheduleRunSteps.position))
    .limit(1);
  await closeRun(ctx, run.id, failed ? "failed" : "succeeded", failed?.words ?? null);
}

/** Ends a run unless it has ended; its remaining actions are not done. */
export async function closeRun(
  ctx: Reading,
  id: number,
  status: "succeeded" | "failed" | "stopped",
  errorMessage: string | null,
): Promise<void> {
  await ctx.db
    .update(scheduleRuns)
    .set({ status, errorMessage, resumeAt: null, endedAt: new Date() })
    .where(and(thisRun(ctx, id), isNull(scheduleRuns.endedAt)));
}
