import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";
import { and, eq, sql } from "drizzle-orm";
import { type DataExport, dataExports as t } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import type { CopyQuery, Snapshot } from "@/lib/snapshot";
import { writeBytes } from "@/lib/stored-files/writing";
import { thisExport } from "./record";

/** Thrown when the worker is told to rest. The export starts over in another worker. */
export class Resting extends Error {}

/** Thrown when another worker has begun the same export anew, or the export has ended. */
export class Superseded extends Error {}

const PROGRESS_MS = 500;
/** Takes half the time of the usual level, for a tenth more bytes. */
const GZIP = { level: 3 };
/** Without it Excel takes UTF-8 for the code page of its country, and damages every name with an accent. */
const BYTE_ORDER_MARK = Buffer.from("\ufeff");

type Source = { snapshot: Snapshot; query: CopyQuery; signal: AbortSignal };

/** Copies the rows of a snapshot into the file of this try, and returns their number and the bytes stored. */
export async function storeCopy(
  ctx: Context,
  record: DataExport,
  source: Source,
): Promise<{ byteSize: number; rows: number }> {
  const csv = copied(ctx, record, source);
  const bytes = record.format === "csv.gz" ? gzipped(csv) : marked(csv);
  if (record.storedFileId === null) throw new Error("a try has a file");
  const byteSize = await writeBytes(ctx, {
    storedFileId: record.storedFileId,
    bytes,
    limit: Number.POSITIVE_INFINITY,
  });
  return { byteSize, rows: await source.snapshot.copied() };
}

/** Yields the bytes as they come, and twice a second writes the progress on the record. */
async function* copied(ctx: Context, record: DataExport, { snapshot, query, signal }: Source) {
  let told = performance.now();
  for await (const piece of await snapshot.copy(query)) {
    if (signal.aborted) throw new Resting();
    yield piece as Uint8Array;
    if (performance.now() - told < PROGRESS_MS) continue;
    await tellProgress(ctx, record, snapshot.pid);
    told = performance.now();
  }
}

async function tellProgress(ctx: Context, record: DataExport, pid: number): Promise<void> {
  const done = sql`(select tuples_processed::int from pg_stat_progress_copy where pid = ${pid})`;
  const told = await ctx.db
    .update(t)
    .set({ exportedCount: sql`coalesce(${done}, ${t.exportedCount})`, updatedAt: new Date() })
    .where(thisTry(ctx, record))
    .returning({ id: t.id });
  if (told.length === 0) throw new Superseded();
}

/** The condition that the record still belongs to this try: each try has a file of its own. */
export const thisTry = (ctx: Context, { id, storedFileId }: DataExport) =>
  and(thisExport(ctx, id), eq(t.status, "running"), eq(t.storedFileId, storedFileId ?? 0));

async function* marked(csv: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield BYTE_ORDER_MARK;
  yield* csv;
}

/** Compresses the CSV without a byte order mark: it is for programs, which want none. */
function gzipped(csv: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // The iteration throws a failure; the callback is only required.
  return pipeline(csv, createGzip(GZIP), () => {});
}
