import { setTimeout as sleep } from "node:timers/promises";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { inLanes } from "@/lib/jobs/lanes";
import { actingAs } from "@/lib/jobs/askers";
import { applyImportChunk } from "./inner/applying";
import { countRows } from "./inner/counting";
import { importRun } from "./inner/record";
import { ChunkSize } from "./chunk-size";
import { publishWindow } from "./inner/publishing";
import { windowsOf } from "./inner/windows";
import { importCountryOf } from "./layout";
import { allowImport } from "./settings";

/**
 * Runs an upload, or goes on with it where its record stands: window after window of rows is written as chunks, with
 * the position and the counts, and each chunk is applied in a transaction of its own. Killed at any instant it loses
 * nothing and repeats nothing; run twice at once, each row is done once. Returns whether the upload has ended (false:
 * `signal` told to rest, and the rest of it is to be run again).
 */
export function runContactImport(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  return importRun.run(job, async (record) => {
    const ctx = await actingAs(record, importCountryOf(record));
    allowImport(ctx, record);
    const counting = new AbortController();
    if (record.totalCount === null && record.byteSize > SHORT)
      void countRows(ctx, record, AbortSignal.any([signal, counting.signal]));
    try {
      if (!(await runRows(ctx, record, signal))) await sleep(MOMENT_MS);
      else if (signal.aborted) return false;
      else if (await importRun.succeed(ctx, record.id, allDone)) return true;
    } finally {
      counting.abort();
    }
    return runContactImport(job, signal);
  });
}

const allDone = ({ byteSize, importCount }: ContactImport) => ({
  bytesDone: byteSize,
  totalCount: importCount,
});

/** Bytes: a shorter file is done as soon as it is counted. */
const SHORT = 1 << 18;

/** Another worker is at the same upload: what it does is not to be waited for in a busy loop. */
const MOMENT_MS = 50;

/** Does the rows that are left, until `signal` aborts; false when the upload stands elsewhere than thought. */
async function runRows(ctx: Context, record: ContactImport, signal: AbortSignal): Promise<boolean> {
  const size = new ChunkSize();
  await applyChunks(ctx, record, { signal, size });
  if (signal.aborted) return true;
  for await (const window of windowsOf(ctx, record)) {
    if (signal.aborted) return true;
    if (!(await publishWindow(ctx, record, { window, size: size.numbers }))) return false;
    await applyChunks(ctx, record, { signal, size });
  }
  return true;
}

/** Applies what is published, and waits for what another worker is at, until `signal` aborts. */
async function applyChunks(
  ctx: Context,
  record: ContactImport,
  { signal, size }: { signal: AbortSignal; size: ChunkSize },
): Promise<void> {
  for (;;) {
    await inLanes(signal, async () => {
      const start = performance.now();
      const numbers = await applyImportChunk(ctx, record);
      size.took(performance.now() - start, numbers);
      return numbers > 0;
    });
    if (signal.aborted || !(await importRun.hasChunks(ctx, record.id))) return;
    await sleep(MOMENT_MS);
  }
}

/** Ends an upload that cannot go on, with one sentence. What was done stays done and counted. */
export const failContactImport = (job: RecordJob, error: unknown): Promise<void> =>
  importRun.fail(job, error);
