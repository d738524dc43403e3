import type { Context } from "@/lib/context";
import { type RecordJob, enqueue } from "@/lib/jobs/enqueue";

/** Enqueues a run's job, at once or for later, in the context's transaction. */
export function enqueueRun(ctx: Pick<Context, "db">, run: RecordJob, runAt?: Date): Promise<void> {
  return enqueue(ctx, "run_schedule", run, { key: `schedule_run:${run.companyId}:${run.id}`, runAt });
}
