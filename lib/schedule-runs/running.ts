import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { type ScheduleRun, scheduleRunSteps } from "@/db/schema/schedule-runs";
import type { Context } from "@/lib/context";
import { AppError, Unavailable } from "@/lib/errors";
import { actingAs } from "@/lib/jobs/askers";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { takeAction } from "./inner/actions";
import { enqueueRun } from "@/lib/schedules/queueing";
import { closeRun, runById } from "./inner/runs";

/** How much later a run asks again when the database could not tell whether a number may be reached. */
const ASKED_AGAIN_MS = 5_000;

/**
 * Does the remaining actions of a run one after the other, with the permissions of the person who started it, or as
 * its schedule. Killed at any instant and run again, or run by several workers: each change in the database happens
 * once, and the provider is asked for each call or text at most once. Returns true when nothing is left for now (a
 * waiting run has its next job), and false when `signal` told it to rest.
 */
export async function runSchedule(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const { companyId, id } = job;
  const ctx = await contextOf(await runById({ companyId, db }, id));
  try {
    while (!signal.aborted) {
      const next = await takeAction(ctx, id);
      const left = typeof next === "string" ? next : await next.ask(ctx);
      if (left === "rest") return true;
    }
    return false;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    await enqueueRun({ db }, job, new Date(Date.now() + ASKED_AGAIN_MS));
    return true;
  }
}

/** A manual action is its person's act, any other its schedule's own. */
async function contextOf(run: ScheduleRun): Promise<Context> {
  const ctx = await actingAs({ ...run, accessTokenId: null });
  return run.manual ? ctx : { ...ctx, actor: { type: "schedule", scheduleId: run.scheduleId } };
}

/** Records on the run why it cannot go on. The outcome of an action that had begun stays unknown. */
export async function failSchedule({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  const sentence =
    error instanceof AppError ? error.message : "Something went wrong on our side and was logged.";
  await db.transaction(async (tx) => {
    await closeRun({ companyId, db: tx }, id, "failed", sentence);
    await tx
      .update(scheduleRunSteps)
      .set({ result: "unknown", words: sentence, updatedAt: new Date() })
      .where(
        and(
          eq(scheduleRunSteps.companyId, companyId),
          eq(scheduleRunSteps.scheduleRunId, id),
          eq(scheduleRunSteps.result, "started"),
        ),
      );
  });
}
