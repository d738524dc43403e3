import type { RecordJob } from "@/lib/jobs/enqueue";

/** Does what is left of a run; re-entrant. Returns whether it has ended. */
export async function runSchedule(_job: RecordJob, _signal: AbortSignal): Promise<boolean> {
  return true;
}

/** Writes on the run why it cannot go on. */
export async function failSchedule(_job: RecordJob, _error: unknown): Promise<void> {}
