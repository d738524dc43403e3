import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import { type Context, makeContext, transaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { applyChunk } from "./applying";
import { countRows } from "./counting";
import { changeImport, lockImport, thisImport } from "./finding";
import { Pace } from "./pace";
import { chunksOf } from "./rows";
import { allowImport, countryOf } from "./settings";

/**
 * Runs an upload, or goes on with it where its record stands: each chunk of rows commits together with the position and
 * the counts. Killed at any instant it loses nothing and repeats nothing; run twice at once, each chunk is done once.
 * Returns whether the upload has ended (false: `signal` told to rest, and the rest of it is to be run again).
 */
export async function runContactImport(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const record = await beginRun(job);
  if (!record) return true;
  const ctx = contextOf(record);
  allowImport(ctx, record);
  const counting = new AbortController();
  if (record.totalCount === null) void countRows(ctx, record, AbortSignal.any([signal, counting.signal]));
  try {
    const pace = new Pace();
    let position = record.position;
    for await (const chunk of chunksOf(ctx, record, pace)) {
      if (signal.aborted) return false;
      const start = performance.now();
      if (!(await applyChunk(ctx, record, chunk))) return runContactImport(job, signal);
      pace.took(performance.now() - start, chunk.rows);
      position = chunk.position;
    }
    return (await succeed(ctx, record, position)) || runContactImport(job, signal);
  } finally {
    counting.abort();
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

/** An upload's job acts as who asked for it, from where and with the permissions of then. */
function contextOf(record: ContactImport): Context {
  return makeContext({
    companyId: record.companyId,
    country: countryOf(record),
    actor: {
      userId: record.userId ?? undefined,
      collaboratorId: record.collaboratorId ?? undefined,
      accessTokenId: record.accessTokenId ?? undefined,
    },
    permissions: new Set(record.permissions),
    requestIp: record.requestIp ?? undefined,
  });
}

/** Ends the run after its last row; false when the record stands elsewhere meanwhile. */
function succeed(ctx: Context, { id, byteSize }: ContactImport, position: number): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "running" || record.position !== position) return false;
    const ended = { status: "succeeded", succeededAt: new Date(), bytesDone: byteSize } as const;
    await changeImport(ctx, id, { ...ended, totalCount: record.importCount });
    return true;
  });
}

/** Ends an upload that cannot go on, with one sentence. What was done stays done and counted. */
export async function failContactImport({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  const sentence =
    error instanceof AppError
      ? error.message
      : "Something went wrong on our side and was logged; upload the file again to go on.";
  await db
    .update(contactImports)
    .set({ status: "failed", failedAt: new Date(), updatedAt: new Date(), errorMessage: sentence })
    .where(and(thisImport({ companyId }, id), eq(contactImports.status, "running")));
}
