import type { DataExport } from "@/db/schema/data-exports";
import { importById } from "@/lib/contact-imports/inner/record";
import { contacts } from "@/db/schema/contacts";
import { countBlocked } from "@/lib/contacts/listing";
import { type Context, transaction } from "@/lib/context";
import { COUNT_LIMIT, candidates, countInTime } from "@/lib/listing/candidates";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { allow } from "@/lib/permissions";
import { insertExport } from "./inner/record";
import { ExportRequest } from "./schema";
import { byLog, holdingAmong, narrowingOf, type ExportSelection } from "./inner/selecting";

/**
 * Asks for a file of the blacklist, or of what a filter finds of it; the worker makes it, as who asks now. Throws `Invalid`
 * for a search of fewer than three characters, `NotFound` for an upload that is not there. Needs `Contact:export`.
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

/** Puts an export's job into the queue, in which it waits once. */
export function enqueueExport(ctx: Pick<Context, "db">, job: RecordJob): Promise<void> {
  return enqueue(ctx, "run_data_export", job, { key: `data_export:${job.companyId}:${job.id}` });
}

/** Contacts that are looked at to count what only their log tells. */
const LOOKED_AT = 50_000;

/**
 * How many numbers an export would hold, without making it: `count` is exact, or with `exact` false there are at least so
 * many. The whole list is counted exactly, a filtered one up to 10,000, a name's for a second at most. Throws as `createExport` does. Needs `Contact:export`.
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
