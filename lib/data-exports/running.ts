import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { type DataExport, dataExports as t } from "@/db/schema/data-exports";
import { storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { allow } from "@/lib/allow";
import { actingAs } from "@/lib/jobs/askers";
import { contentTypes } from "./downloading";
import { changeExport, failExport, lockWaitingExport, tellExportEnd } from "./inner/record";
import { EXPORT_KEPT_DAYS } from "./schema";
import { countedRows, exportColumnsOf, exportQuery } from "./inner/selecting";
import { brokenConnection, openSnapshot } from "@/lib/snapshot";
import { Resting, storeCopy, Superseded, thisTry } from "./inner/storing";

const DAY_MS = 86_400_000;

/**
 * Makes the file of an export: the state of one instant, however long it takes. After a kill it starts over with a new
 * instant, and removes what the last try stored. When it runs twice at once, the later try goes on. Returns whether the
 * export has ended; false when `signal` told it to rest, and it must run again.
 */
export async function runDataExport(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const record = await beginTry(job);
  if (!record) return true;
  const ctx = await actingAs(record);
  allow(ctx, "Contact:export");
  try {
    await makeFile(ctx, record, signal);
    return true;
  } catch (error) {
    if (error instanceof Resting) return false;
    // When another try has removed this one's file, this one fails here in many ways.
    if (error instanceof Superseded || !(await isLatestTry(ctx, record))) return true;
    throw brokenConnection(error);
  }
}

async function makeFile(ctx: Context, record: DataExport, signal: AbortSignal): Promise<void> {
  const snapshot = await openSnapshot();
  try {
    const { asOf } = snapshot;
    const counted = countedRows(ctx, record);
    const totalCount = counted && (await snapshot.count(counted));
    await changeTry(ctx, record, { asOf, totalCount });
    const { byteSize, rows } = await storeCopy(ctx, record, {
      snapshot,
      query: exportQuery(ctx, record, exportColumnsOf(record)),
      signal,
    });
    const succeededAt = new Date();
    await transaction(ctx, async (ctx) => {
      const made = await changeTry(ctx, record, {
        status: "succeeded",
        exportedCount: rows,
        totalCount: rows,
        byteSize,
        succeededAt,
        expiresAt: new Date(succeededAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS),
      });
      await tellExportEnd(ctx, made);
    });
  } finally {
    await snapshot.close();
  }
}

/**
 * Returns the record, running, with a new empty file that replaces the file of an earlier try. Returns null when the
 * export has ended.
 */
async function beginTry({ companyId, id }: RecordJob): Promise<DataExport | null> {
  return db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const found = await lockWaitingExport(ctx, id);
    if (!found) return null;
    const file = { companyId, name: `blacklist.${found.format}`, contentType: contentTypes[found.format] };
    const [stored] = await tx.insert(storedFiles).values(file).returning();
    const record = await changeExport(ctx, id, {
      status: "running",
      storedFileId: stored?.id,
      asOf: null,
      totalCount: null,
      exportedCount: 0,
      startedAt: found.startedAt ?? new Date(),
    });
    await removeFile(ctx, found.storedFileId);
    return record;
  });
}

async function changeTry(
  ctx: Context,
  record: DataExport,
  values: Partial<typeof t.$inferInsert>,
): Promise<DataExport> {
  const [changed] = await ctx.db
    .update(t)
    .set({ ...values, updatedAt: new Date() })
    .where(thisTry(ctx, record))
    .returning();
  if (!changed) throw new Superseded();
  return changed;
}

async function isLatestTry(ctx: Context, record: DataExport): Promise<boolean> {
  const found = await ctx.db.select({ id: t.id }).from(t).where(thisTry(ctx, record));
  return found.length > 0;
}

async function removeFile({ companyId, db }: Pick<Context, "companyId" | "db">, id: number | null) {
  if (id === null) return;
  await db.delete(storedFiles).where(and(eq(storedFiles.companyId, companyId), eq(storedFiles.id, id)));
}

/** Ends an export that cannot be made, with one sentence, and leaves no part of a file. */
export async function failDataExport({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  await db.transaction(async (tx) => {
    const ctx = { companyId, db: tx };
    const found = await failExport(ctx, id, error, { storedFileId: null });
    if (found) await removeFile(ctx, found.storedFileId);
  });
}
