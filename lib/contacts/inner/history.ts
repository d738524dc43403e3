import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/*
 * The one place that says what a contact's last log row is. It is looked up contact by contact, `between` the
 * contact and itself, in the order of contact and id. Only the contact's own index has that order, and the planner
 * expects a small part of the log for a range. With `=` it trusts the statistics. Made while the log was of one
 * contact, they let it read the whole company's log for each contact (decision 0007).
 */

type Company = Pick<Context, "companyId">;

/** The condition that a row of `log` is the contact's. */
export const ofContact = ({ companyId }: Company, contactId: SQL | number): SQL =>
  sql`log.company_id = ${companyId} and log.contact_id between ${contactId} and ${contactId}`;

/** The order of a contact's rows of `log`, the newest first. */
export const NEWEST_FIRST = sql`log.contact_id desc, log.id desc`;

const newest = (
  table: "block_logs" | "repeated_blocks",
  ctx: Company,
  contactId: SQL | number,
  { columns, where = sql`true` }: { columns: SQL; where?: SQL },
): SQL => sql`(
  select ${columns} from ${sql.raw(table)} as log where ${ofContact(ctx, contactId)} and ${where}
  order by ${NEWEST_FIRST} limit 1)`;

/**
 * A contact's last log row, of a blocked contact the block in force: a table to join laterally, or a value where one
 * column is asked for. The columns are of `log`; what `contactId` names is not.
 */
export const lastLog = (ctx: Company, contactId: SQL | number, columns: SQL): SQL =>
  newest("block_logs", ctx, contactId, { columns });

/** As `lastLog`, the last row before the log row of this id. */
export const lastLogBefore = (ctx: Company, contactId: SQL, id: SQL, columns: SQL): SQL =>
  newest("block_logs", ctx, contactId, { columns, where: sql`log.id < ${id}` });

/** The id of a contact's last repeated block, as a value. */
export const lastRepeat = (ctx: Company, contactId: SQL): SQL =>
  newest("repeated_blocks", ctx, contactId, { columns: sql`log.id` });

// Inside of `coalesce` a condition cannot choose another index, as that of an upload, which is read whole for each
// contact.
const some = (holds: SQL) => ({ columns: sql`true`, where: sql`coalesce(${holds}, false)` });

/** Whether the condition holds for one of a contact's log rows, each of them `log`. */
export const someLog = (ctx: Company, contactId: SQL, holds: SQL): SQL =>
  sql`${newest("block_logs", ctx, contactId, some(holds))} is not null`;

/** As `someLog`, for one of its repeated blocks. */
export const someRepeat = (ctx: Company, contactId: SQL, holds: SQL): SQL =>
  sql`${newest("repeated_blocks", ctx, contactId, some(holds))} is not null`;

/** Whether the upload has a row in the contact's history. */
export function isDecided(ctx: Company, contactId: SQL, contactImportId: number): SQL {
  const its = sql`log.contact_import_id = ${contactImportId}`;
  return sql`(${someLog(ctx, contactId, its)} or ${someRepeat(ctx, contactId, its)})`;
}

/** Whether no row of the contact's log comes after this `change`, for very many of them: they may be joined. */
export const isLast = ({ companyId }: Company): SQL => sql`not exists (
  select from block_logs as later
  where later.company_id = ${companyId} and later.contact_id = change.contact_id and later.id > change.id)`;

/** The last log rows of all contacts, read along their index: a table of `contact_id` and the columns. */
export const lastLogs = ({ companyId }: Company, columns: SQL): SQL => sql`(
  select distinct on (contact_id) contact_id, ${columns} from block_logs
  where company_id = ${companyId} order by contact_id desc, id desc)`;

/**
 * Where a locked contact's history stands: its last log row, and the last request for a block that changed nothing (0:
 * none).
 */
export type Standing = { contactId: number; blockLogId: number; repeatedBlockId: number };

/** Where the histories of contacts stand, by their ids. */
export async function standingsOf(ctx: Context, ids: number[]): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const contactId = sql`contact.id`;
  const rows = await ctx.db.execute<Standing>(sql`
    select contact.id as "contactId", coalesce(${lastLog(ctx, contactId, sql`log.id`)}, 0) as "blockLogId",
      coalesce(${lastRepeat(ctx, contactId)}, 0) as "repeatedBlockId"
    from unnest(${sql.param(ids)}::bigint[]) as contact (id)`);
  return new Map(rows.map((row) => [row.contactId, row]));
}

/** Those of the contacts in whose history the upload has a row. */
export async function decidedBy(ctx: Context, contactImportId: number, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.execute<{ id: number }>(sql`
    select contact.id from unnest(${sql.param(ids)}::bigint[]) as contact (id)
    where ${isDecided(ctx, sql`contact.id`, contactImportId)}`);
  return new Set(rows.map((row) => row.id));
}
