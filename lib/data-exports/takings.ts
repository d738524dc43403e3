import { and, desc, eq, sql } from "drizzle-orm";
import { type DataExport, dataExportDownloads as taken } from "@/db/schema/data-exports";
import { actorColumns, type Context } from "@/lib/context";
import { askerNames } from "@/lib/listing/names";
import { allow } from "@/lib/allow";
import { exportById } from "./inner/record";

/** Who took a file, from where and when: a person's email or a token's name. */
export type Taking = {
  id: number;
  dataExportId: number;
  person: string | null;
  token: string | null;
  requestIp: string | null;
  createdAt: Date;
};

export type Downloads = { downloadCount: number; lastDownload: Taking | null };

const SHOWN = 100;

/** Who took the file of an export, the latest first, at most a hundred. Needs `Contact:export`. */
export async function listDownloads(ctx: Context, { id }: { id: number }): Promise<Taking[]> {
  allow(ctx, "Contact:export");
  await exportById(ctx, id);
  return downloads(ctx)
    .where(and(eq(taken.companyId, ctx.companyId), eq(taken.dataExportId, id)))
    .orderBy(desc(taken.id))
    .limit(SHOWN);
}

/**
 * Of each of these exports how often its file was taken, and the last time. For verbs that have checked their
 * permission.
 */
export async function lastDownloads(ctx: Context, exportIds: number[]): Promise<Map<number, Downloads>> {
  if (exportIds.length === 0) return new Map();
  const counts = await ctx.db.execute<{ of: number; last: number; count: number }>(sql`
    select data_export_id as of, max(id) as last, count(*)::int as count from data_export_downloads
    where company_id = ${ctx.companyId} and data_export_id = any(${sql.param(exportIds)}::bigint[])
    group by data_export_id`);
  const lasts = await downloads(ctx).where(
    and(
      eq(taken.companyId, ctx.companyId),
      sql`${taken.id} = any(${sql.param(counts.map((row) => row.last))}::bigint[])`,
    ),
  );
  const byId = new Map(lasts.map((download) => [download.id, download]));
  return new Map(
    counts.map(({ of, last, count }) => [of, { downloadCount: count, lastDownload: byId.get(last) ?? null }]),
  );
}

/**
 * Records that somebody takes the file from byte `from` on. Going on with a download, from a later byte, is the same
 * taking; but whoever has not taken this export before is recorded wherever they begin, so nobody gets a byte without a
 * trace.
 */
export async function recordTaking(ctx: Context, { id }: DataExport, from: number): Promise<void> {
  if (from > 0 && (await hasTaken(ctx, id))) return;
  await ctx.db.insert(taken).values({
    companyId: ctx.companyId,
    dataExportId: id,
    ...actorColumns(ctx.actor),
    requestIp: ctx.requestIp ?? null,
  });
}

async function hasTaken(ctx: Context, id: number): Promise<boolean> {
  const { userId, accessTokenId } = actorColumns(ctx.actor);
  const [row] = await ctx.db
    .select({ id: taken.id })
    .from(taken)
    .where(
      and(
        eq(taken.companyId, ctx.companyId),
        eq(taken.dataExportId, id),
        sql`${taken.userId} is not distinct from ${userId}`,
        sql`${taken.accessTokenId} is not distinct from ${accessTokenId}`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

function downloads(ctx: Context) {
  return ctx.db
    .select({
      id: taken.id,
      dataExportId: taken.dataExportId,
      ...askerNames("data_export_downloads"),
      requestIp: taken.requestIp,
      createdAt: taken.createdAt,
    })
    .from(taken)
    .$dynamic();
}
