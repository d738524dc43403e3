import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Where a locked contact's history stands: its last log row, and the last request for a block that changed nothing (0: none). */
export type Standing = { contactId: number; blockLogId: number; repeatedBlockId: number };

/** `decided`: a row of the history is the upload's that was asked for. `loggedAt` in PostgreSQL's spelling. */
export type Traces = Standing & { loggedAt: string | null; decided: boolean };

type Row = {
  id: string;
  log_id: string | null;
  at: string | null;
  repeated_id: string | null;
  decided: boolean;
};

/** The traces of contacts by their ids; of a contact without any, zeros. */
export async function tracesOf(
  ctx: Context,
  ids: number[],
  contactImportId: number | null = null,
): Promise<Map<number, Traces>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.execute<Row>(sql`
    select contact.id, logged.id as log_id, logged.at, repeated.id as repeated_id,
      coalesce(logged.decided, false) or coalesce(repeated.decided, false) as decided
    from unnest(${sql.param(ids)}::bigint[]) as contact (id)
    cross join lateral (
      select max(log.id) as id, max(log.created_at) as at, bool_or(log.contact_import_id = ${contactImportId}) as decided
      from block_logs as log where log.company_id = ${ctx.companyId} and log.contact_id = contact.id) as logged
    cross join lateral (
      select max(again.id) as id, bool_or(again.contact_import_id = ${contactImportId}) as decided
      from repeated_blocks as again where again.company_id = ${ctx.companyId} and again.contact_id = contact.id) as repeated`);
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        contactId: Number(row.id),
        blockLogId: Number(row.log_id ?? 0),
        repeatedBlockId: Number(row.repeated_id ?? 0),
        loggedAt: row.at,
        decided: row.decided,
      },
    ]),
  );
}
