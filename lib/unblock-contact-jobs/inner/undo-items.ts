import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Undone } from "../schema";

/**
 * The items of an undo: each change of the upload or job with the contact's standing, and `why` it is to be left alone:
 * another log row came after it, or the block was asked for again. Without those that one of the `earlier` undos has taken
 * back.
 */
export const itemsOf = (
  { companyId }: Pick<Context, "companyId">,
  what: Undone,
  earlier: number[],
): SQL => sql`
  select log.contact_id, log.id as block_log_id, coalesce(again.id, 0) as repeated_block_id,
    case when history.last <> log.id then 'changed_since' when again.asked then 'asked_again' end as why
  from block_logs as log
  cross join lateral (
    select max(id) as last,
      bool_or(other.id > log.id and other.unblock_contact_job_id = any(${sql.param(earlier)}::bigint[])) as taken_back
    from block_logs as other
    where other.company_id = ${companyId} and other.contact_id = log.contact_id) as history
  cross join lateral (
    select max(id) as id, bool_or(repeated_blocks.block_log_id = log.id) as asked from repeated_blocks
    where repeated_blocks.company_id = ${companyId} and repeated_blocks.contact_id = log.contact_id) as again
  where log.company_id = ${companyId} and ${made(what)} and history.taken_back is not true`;

const made = (what: Undone) =>
  "contactImportId" in what
    ? sql`log.contact_import_id = ${what.contactImportId} and log.source = 'import'`
    : sql`log.unblock_contact_job_id = ${what.unblockContactJobId} and log.source = 'unblock_job'`;
