import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Undone } from "../schema";

/**
 * The items of an undo: each change of the upload or job with the contact's standing, and `why` it is to be left alone:
 * another log row came after it, or the block was asked for again. Without those that one of the `earlier` undos has taken
 * back. A block that went over to the contact of the number's present spelling is taken back there.
 */
export const itemsOf = (
  { companyId }: Pick<Context, "companyId">,
  what: Undone,
  earlier: number[],
): SQL => sql`
  select coalesce(present.contact_id, log.contact_id) as contact_id, coalesce(present.block_log_id, log.id) as block_log_id,
    coalesce(case when present.contact_id is null then again.id else present.repeated_id end, 0) as repeated_block_id,
    case when coalesce(present.last <> present.block_log_id, history.last <> log.id) then 'changed_since'
      when again.asked or present.asked then 'asked_again' end as why
  from block_logs as log
  cross join lateral (
    select max(id) as last, (array_agg(id order by id desc))[2] as last_but_one,
      bool_or(other.id > log.id and other.unblock_contact_job_id = any(${sql.param(earlier)}::bigint[])) as taken_back
    from block_logs as other
    where other.company_id = ${companyId} and other.contact_id = log.contact_id) as history
  cross join lateral (
    select max(id) as id, bool_or(repeated_blocks.block_log_id = log.id) as asked from repeated_blocks
    where repeated_blocks.company_id = ${companyId} and repeated_blocks.contact_id = log.contact_id) as again
  left join lateral (${presentOf(companyId, earlier)}) as present on true
  where log.company_id = ${companyId} and ${made(what)}
    and history.taken_back is not true and present.taken_back is not true`;

/** Where the block of a row went, and how that contact stands: the row was the last but one, and the last moved the block. */
const presentOf = (companyId: number, earlier: number[]): SQL => sql`
  select alias.present_contact_id as contact_id, alias.block_log_id, other.last, other.taken_back,
    repeated.id as repeated_id, repeated.asked
  from contact_aliases as alias
  cross join lateral (
    select max(id) as last,
      bool_or(id > alias.block_log_id and unblock_contact_job_id = any(${sql.param(earlier)}::bigint[])) as taken_back
    from block_logs where company_id = ${companyId} and contact_id = alias.present_contact_id) as other
  cross join lateral (
    select max(id) as id, bool_or(block_log_id = alias.block_log_id) as asked from repeated_blocks
    where company_id = ${companyId} and contact_id = alias.present_contact_id) as repeated
  where alias.company_id = ${companyId} and alias.contact_id = log.contact_id
    and alias.unblock_log_id = history.last and alias.block_log_id is not null and history.last_but_one = log.id`;

const made = (what: Undone) =>
  "contactImportId" in what
    ? sql`log.contact_import_id = ${what.contactImportId} and log.source = 'import'`
    : sql`log.unblock_contact_job_id = ${what.unblockContactJobId} and log.source = 'unblock_job'`;
