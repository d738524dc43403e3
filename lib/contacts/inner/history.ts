import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Where a locked contact's history stands: its last log row, and the last request for a block that changed nothing (0: none). */
export type Standing = { contactId: number; blockLogId: number; repeatedBlockId: number };

/**
 * An aggregate that cannot be left out. Of a maximum alone the planner may seek the last row from the end of the whole table.
 */
export const BY_CONTACT = sql`having count(*) >= 0`;

/**
 * The histories of contacts, to join to their ids: `logged` (id and at of the last log row, `its`: a row is the upload's) and
 * `repeated` (id of the last repeated block, and `its`).
 */
export const histories = (
  { companyId }: Pick<Context, "companyId">,
  contactId: SQL,
  contactImportId: number | null,
): SQL => sql`
  cross join lateral (
    select max(log.id) as id, max(log.created_at) as at, coalesce(bool_or(log.contact_import_id = ${contactImportId}), false) as its
    from block_logs as log where log.company_id = ${companyId} and log.contact_id = ${contactId} ${BY_CONTACT}) as logged
  cross join lateral (
    select max(again.id) as id, coalesce(bool_or(again.contact_import_id = ${contactImportId}), false) as its
    from repeated_blocks as again where again.company_id = ${companyId} and again.contact_id = ${contactId} ${BY_CONTACT}) as repeated`;

/** Where the histories of contacts stand, by their ids. */
export async function standingsOf(ctx: Context, ids: number[]): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.execute<{ id: string; log_id: string | null; repeated_id: string | null }>(sql`
    select contact.id, logged.id as log_id, repeated.id as repeated_id
    from unnest(${sql.param(ids)}::bigint[]) as contact (id) ${histories(ctx, sql`contact.id`, null)}`);
  return new Map(
    rows.map((row) => {
      const contactId = Number(row.id);
      const [blockLogId, repeatedBlockId] = [Number(row.log_id ?? 0), Number(row.repeated_id ?? 0)];
      return [contactId, { contactId, blockLogId, repeatedBlockId }];
    }),
  );
}

/** Those of the contacts in whose history the upload has a row. */
export async function decidedBy(ctx: Context, contactImportId: number, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select contact.id from unnest(${sql.param(ids)}::bigint[]) as contact (id)
    ${histories(ctx, sql`contact.id`, contactImportId)} where logged.its or repeated.its`);
  return new Set(rows.map((row) => Number(row.id)));
}
