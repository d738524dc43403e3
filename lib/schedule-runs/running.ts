import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { scheduleRunSteps } from "@/db/schema/schedule-runs";
import { AppError, Unavailable } from "@/lib/errors";
import { actingAs } from "@/lib/jobs/askers";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { takeAction } from "./inner/actions";
import { enqueueRun } from "@/lib/schedules/queueing";
import { closeRun, runById } from "./inner/runs";

/** When the database cannot say whether a number may be reached, that is asked again so much later. */
const ASKED_AGAIN_MS = 5_000;

/**
 * Does what is left of a run, action after action, as who asked for it or, of an automatic one, as nobody. Killed at any
 * instant and run again, or by several at once: what is in the database is done once, and a call or text asked of the provider at
 * most once. Returns whether there is nothing left for now: a run that waits has its next job. (False: `signal` told to
 * rest.)
 */
export async function runSchedule(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const { companyId, id } = job;
  const ctx = await actingAs({ ...(await runById({ companyId, db }, id)), accessTokenId: null });
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

/** Writes on the run why it cannot go on; what it had begun, nobody can say the end of. */
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
