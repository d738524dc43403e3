import type { DataExport } from "@/db/schema/data-exports";
import { importById } from "@/lib/contact-imports/inner/record";
import { contacts } from "@/db/schema/contacts";
import { countBlocked } from "@/lib/contacts/listing";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { candidates } from "@/lib/listing/candidates";
import { COUNT_LIMIT, countInTime } from "@/lib/listing/counting";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { allow } from "@/lib/allow";
import { insertExport } from "./inner/record";
import { ExportRequest } from "./schema";
import { byLog, type ExportSelection, holdingAmong, narrowingOf } from "./inner/selecting";

/**
 * Makes an export of the blacklist, or of the part that a filter finds. The worker makes its file later, with the
 * asker's permissions of now. Throws `Invalid` for a search of fewer than three characters, and `NotFound` for an
 * upload that does not exist. Needs `Contact:export`.
 */
export async function createExport(ctx: Context, input: ExportRequest): Promise<DataExport> {
  allow(ctx, "Contact:export");
  const { columns, format, dataType, ...asked } = ExportRequest.parse(input);
  const selection = selectionOf(asked);
  await checkSelection(ctx, selection);
  return transaction(ctx, async (ctx) => {
    const record = await insertExport(ctx, { dataType, columns, format, ...selection });
    await enqueueExport(ctx, { companyId: ctx.companyId, id: record.id });
    return record;
  });
}

/** Puts an export's job into the queue, which holds each job once. */
export function enqueueExport(ctx: Pick<Context, "db">, job: RecordJob): Promise<void> {
  return enqueue(ctx, "run_data_export", job, { key: `data_export:${job.companyId}:${job.id}` });
}

/** The most contacts that are read to count by what only their log holds. */
const LOOKED_AT = 50_000;

/**
 * Counts the numbers that an export would hold, without making it. `count` is exact, or, with `exact` false, a lower
 * bound. The whole list is counted exactly, a filtered list up to 10,000, and a search by name for a second at most.
 * Throws as `createExport` does. Needs `Contact:export`.
 */
export async function previewExport(
  ctx: Context,
  input: ExportRequest,
): Promise<{ count: number; exact: boolean }> {
  allow(ctx, "Contact:export");
  const selection = selectionOf(ExportRequest.parse(input));
  await checkSelection(ctx, selection);
  const filter = narrowingOf(ctx, selection);
  if (byLog(selection)) {
    const ids = candidates(contacts, filter, LOOKED_AT + 1);
    const [found] = await ctx.db.execute<{ looked: number; count: number }>(
      holdingAmong(ctx, selection, ids),
    );
    return { count: found?.count ?? 0, exact: (found?.looked ?? 0) <= LOOKED_AT };
  }
  if (!filter.narrowed) return { count: await countBlocked(ctx), exact: true };
  const count = await countInTime(ctx, contacts, filter, COUNT_LIMIT + 1);
  return count === null
    ? { count: 0, exact: false }
    : { count: Math.min(count, COUNT_LIMIT), exact: count <= COUNT_LIMIT };
}

type Asked = Omit<ReturnType<typeof ExportRequest.parse>, "columns" | "format" | "dataType">;

function selectionOf({ contactImportId, blockedAtFrom, blockedAtTo, ...filter }: Asked): ExportSelection {
  const { fulltext, source, reason } = filter;
  const times = {
    blockedAtFrom: blockedAtFrom?.toISOString(),
    blockedAtTo: blockedAtTo?.toISOString(),
  };
  const given = { fulltext: fulltext?.trim() ? fulltext : undefined, source, reason, ...times };
  return { filter: given, contactImportId: contactImportId ?? null };
}

async function checkSelection(ctx: Context, selection: ExportSelection): Promise<void> {
  narrowingOf(ctx, selection);
  if (selection.contactImportId !== null) await importById(ctx, selection.contactImportId);
}
