import { setTimeout as sleep } from "node:timers/promises";
import { and, inArray } from "drizzle-orm";
import { db } from "@/db";
import type { BlockAction } from "@/db/enums";
import { type UnblockContactJob, unblockContactJobs } from "@/db/schema/unblock-contact-jobs";
import { importById } from "@/lib/contact-imports/inner/record";
import { type Context, transaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { Ended } from "@/lib/jobs/chunks";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { inLanes } from "@/lib/jobs/lanes";
import { actingAs } from "@/lib/jobs/askers";
import { allowJob } from "./allowing";
import { endJob } from "./inner/ending";
import { changeJob, lockJob, thisJob } from "./inner/record";
import { applyJobChunk, dropChunks, hasChunks } from "./inner/chunks";

/** Another worker is at the same job: what it does is not to be waited for in a busy loop. */
const MOMENT_MS = 50;

/**
 * Runs a job, or goes on with the chunks that are left of it, each in a transaction of its own. Killed at any instant it
 * loses nothing and repeats nothing; run twice at once, each chunk is done once. Returns whether the job has ended (false:
 * `signal` told to rest, and the rest of it is to be run again).
 */
export async function runUnblockContactJob(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const record = await beginRun(job);
  if (!record) {
    await dropChunks({ companyId: job.companyId, db }, job.id);
    return true;
  }
  const ctx = await actingAs(record);
  const action = await actionOf(ctx, record);
  allowJob(ctx, action);
  try {
    for (;;) {
      await inLanes(signal, () => applyJobChunk(ctx, record, action));
      if (signal.aborted) return false;
      if (await succeed(ctx, record.id)) return true;
      await sleep(MOMENT_MS);
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    await dropChunks(ctx, record.id);
    return true;
  }
}

/** The record, running; null when it has ended or was stopped. */
async function beginRun({ companyId, id }: RecordJob): Promise<UnblockContactJob | null> {
  const waiting = inArray(unblockContactJobs.status, ["pending", "running"]);
  return db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const [record] = await tx
      .select()
      .from(unblockContactJobs)
      .where(and(thisJob(ctx, id), waiting))
      .for("no key update");
    if (!record || record.status === "running") return record ?? null;
    return changeJob(ctx, id, { status: "running", startedAt: new Date() });
  });
}

/** An undo of what unblocked blocks again; every other job unblocks. */
async function actionOf(ctx: Context, job: UnblockContactJob): Promise<BlockAction> {
  if (job.kind === "clear") return "unblock";
  if (job.contactImportId === null) return "block";
  return (await importById(ctx, job.contactImportId)).blocked ? "unblock" : "block";
}

/** Ends the run after the last chunk; false when another worker is still at one. */
function succeed(ctx: Context, id: number): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const { status } = await lockJob(ctx, id);
    if (status !== "running") throw new Ended();
    if (await hasChunks(ctx, id)) return false;
    await endJob(ctx, id, { status: "succeeded", succeededAt: new Date() });
    return true;
  });
}

/** Ends a job that cannot go on, with one sentence. What was done stays done and counted. */
export async function failUnblockContactJob({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  const sentence =
    error instanceof AppError
      ? error.message
      : "Something went wrong on our side and was logged; ask for the rest again to go on.";
  await db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const { status } = await lockJob(ctx, id);
    if (status !== "pending" && status !== "running") return;
    await endJob(ctx, id, { status: "failed", failedAt: new Date(), errorMessage: sentence });
  });
  await dropChunks({ companyId, db }, id);
}
