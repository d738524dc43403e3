import { setTimeout as sleep } from "node:timers/promises";
import { and, inArray } from "drizzle-orm";
import { db } from "@/db";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import { type Context, transaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { Ended } from "@/lib/jobs/chunks";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { inLanes } from "@/lib/jobs/lanes";
import { actingAs } from "@/lib/jobs/askers";
import { applyImportChunk } from "./inner/applying";
import { countRows } from "./inner/counting";
import { endImport } from "./inner/ending";
import { changeImport, lockImport, thisImport } from "./inner/record";
import { ChunkSize } from "./pace";
import { dropChunks, hasChunks, publishWindow } from "./inner/publishing";
import { windowsOf } from "./inner/rows";
import { allowImport, importCountryOf } from "./settings";

/**
 * Runs an upload, or goes on with it where its record stands: window after window of rows is written as chunks, with the
 * position and the counts, and each chunk is applied in a transaction of its own. Killed at any instant it loses nothing and
 * repeats nothing; run twice at once, each row is done once. Returns whether the upload has ended (false: `signal` told to
 * rest, and the rest of it is to be run again).
 */
export async function runContactImport(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const record = await beginRun(job);
  if (!record) {
    await dropChunks({ companyId: job.companyId, db }, job.id);
    return true;
  }
  const ctx = await actingAs(record, importCountryOf(record));
  allowImport(ctx, record);
  const counting = new AbortController();
  if (record.totalCount === null) void countRows(ctx, record, AbortSignal.any([signal, counting.signal]));
  try {
    if (!(await runRows(ctx, record, signal))) await sleep(MOMENT_MS);
    else if (signal.aborted) return false;
    else if (await succeed(ctx, record.id)) return true;
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    await dropChunks(ctx, record.id);
    return true;
  } finally {
    counting.abort();
  }
  return runContactImport(job, signal);
}

/** Another worker is at the same upload: what it does is not to be waited for in a busy loop. */
const MOMENT_MS = 50;

/** Does the rows that are left, until `signal` aborts; false when the upload stands elsewhere than thought. */
async function runRows(ctx: Context, record: ContactImport, signal: AbortSignal): Promise<boolean> {
  const pace = new ChunkSize();
  await applyChunks(ctx, record, { signal, pace });
  if (signal.aborted) return true;
  for await (const window of windowsOf(ctx, record)) {
    if (signal.aborted) return true;
    if (!(await publishWindow(ctx, record, { window, size: pace.numbers }))) return false;
    await applyChunks(ctx, record, { signal, pace });
  }
  return true;
}

/** Applies what is published, and waits for what another worker is at, until `signal` aborts. */
async function applyChunks(
  ctx: Context,
  record: ContactImport,
  { signal, pace }: { signal: AbortSignal; pace: ChunkSize },
): Promise<void> {
  for (;;) {
    await inLanes(signal, async () => {
      const start = performance.now();
      const numbers = await applyImportChunk(ctx, record);
      pace.took(performance.now() - start, numbers);
      return numbers > 0;
    });
    if (signal.aborted || !(await hasChunks(ctx, record.id))) return;
    await sleep(MOMENT_MS);
  }
}

/** The record, running; null when it has ended or was stopped. */
async function beginRun({ companyId, id }: RecordJob): Promise<ContactImport | null> {
  const waiting = inArray(contactImports.status, ["pending", "running"]);
  return db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const [record] = await tx
      .select()
      .from(contactImports)
      .where(and(thisImport(ctx, id), waiting))
      .for("no key update");
    if (!record || record.status === "running") return record ?? null;
    return changeImport(ctx, id, { status: "running", startedAt: new Date() });
  });
}

/** Ends the run after its last row; false when another worker is still at some. */
function succeed(ctx: Context, id: number): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "running") throw new Ended();
    if (await hasChunks(ctx, id)) return false;
    await endImport(ctx, id, {
      status: "succeeded",
      succeededAt: new Date(),
      bytesDone: record.byteSize,
      totalCount: record.importCount,
    });
    return true;
  });
}

/** Ends an upload that cannot go on, with one sentence. What was done stays done and counted. */
export async function failContactImport({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  const sentence =
    error instanceof AppError
      ? error.message
      : "Something went wrong on our side and was logged; upload the file again to go on.";
  await db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const { status } = await lockImport(ctx, id);
    if (status !== "pending" && status !== "running") return;
    await endImport(ctx, id, { status: "failed", failedAt: new Date(), errorMessage: sentence });
  });
  await dropChunks({ companyId, db }, id);
}
