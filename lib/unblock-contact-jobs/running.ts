import { setTimeout as sleep } from "node:timers/promises";
import type { BlockAction } from "@/db/enums";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { importById } from "@/lib/contact-imports/inner/record";
import type { Context } from "@/lib/context";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { inLanes } from "@/lib/jobs/lanes";
import { actingAs } from "@/lib/jobs/askers";
import { allowJob } from "./allowing";
import { applyJobChunk } from "./inner/chunks";
import { unblockRun } from "./inner/record";

/**
 * How long to wait, in milliseconds, while another worker works on the same job. Without a pause this would be a busy
 * loop.
 */
const MOMENT_MS = 50;

/**
 * Runs a job, or goes on with its remaining chunks, each in a transaction of its own. When killed at any instant it
 * loses nothing and repeats nothing. When it runs twice at once, each chunk is done once. Returns whether the job has
 * ended; false when `signal` told it to rest, and the rest must run again.
 */
export function runUnblockContactJob(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  return unblockRun.run(job, async (record) => {
    const ctx = await actingAs(record);
    const action = await actionOf(ctx, record);
    allowJob(ctx, action);
    for (;;) {
      await inLanes(signal, () => applyJobChunk(ctx, record, action));
      if (signal.aborted) return false;
      if (await unblockRun.succeed(ctx, record.id)) return true;
      await sleep(MOMENT_MS);
    }
  });
}

/** Returns a job's action: the undo of an unblocking blocks again; every other job unblocks. */
async function actionOf(ctx: Context, job: UnblockContactJob): Promise<BlockAction> {
  if (job.kind === "clear") return "unblock";
  if (job.contactImportId === null) return "block";
  return (await importById(ctx, job.contactImportId)).blocked ? "unblock" : "block";
}

/** Ends a job that cannot go on, with one sentence. What was done stays done and counted. */
export const failUnblockContactJob = (job: RecordJob, error: unknown): Promise<void> =>
  unblockRun.fail(job, error);
