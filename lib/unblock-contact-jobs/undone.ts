import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { type Undone, undosOf } from "./finding";

/**
 * The items of an undo: each change of the upload or job with the contact's standing, and `why` it is to be left alone:
 * another log row came after it, or the block was asked for again. Without those that an earlier undo has taken back, or
 * that wait in the chunks of one that runs.
 */
export async function traceOf(ctx: Context, what: Undone): Promise<SQL> {
  const earlier = await undosOf(ctx, what);
  const waiting = earlier.filter(({ status }) => status === "pending" || status === "running");
  return sql`
    select log.contact_id, log.id as block_log_id, coalesce(again.id, 0) as repeated_block_id,
      case when last.id <> log.id then 'changed_since' when again.block_log_id = log.id then 'asked_again' end as why
    from block_logs as log
    cross join lateral (
      select id from block_logs as later
      where later.company_id = ${ctx.companyId} and later.contact_id = log.contact_id order by id desc limit 1) as last
    left join lateral (
      select id, block_log_id from repeated_blocks
      where repeated_blocks.company_id = ${ctx.companyId} and repeated_blocks.contact_id = log.contact_id
      order by id desc limit 1) as again on true
    where log.company_id = ${ctx.companyId} and ${made(what)}
      ${notTakenBack(ctx, idsOf(earlier))} ${notWaiting(ctx, idsOf(waiting))}`;
}

const idsOf = (jobs: { id: number }[]) => jobs.map(({ id }) => id);

const made = (what: Undone) =>
  "contactImportId" in what
    ? sql`log.contact_import_id = ${what.contactImportId} and log.source = 'import'`
    : sql`log.unblock_contact_job_id = ${what.unblockContactJobId} and log.source = 'unblock_job'`;

/** `+ 0` keeps the planner from going through all that the earlier undos did, once for every contact. */
const notTakenBack = (ctx: Context, undos: number[]) =>
  undos.length === 0
    ? sql``
    : sql`and (last.id = log.id or not exists (
        select from block_logs as undone
        where undone.company_id = ${ctx.companyId} and undone.contact_id = log.contact_id and undone.id > log.id
          and undone.unblock_contact_job_id + 0 = any(${sql.param(undos)}::bigint[])))`;

const notWaiting = (ctx: Context, undos: number[]) =>
  undos.length === 0
    ? sql``
    : sql`and not exists (
        select from (
          select unnest(contact_ids) as id from unblock_contact_job_chunks
          where company_id = ${ctx.companyId} and unblock_contact_job_id = any(${sql.param(undos)}::bigint[])) as waiting
        where waiting.id = log.contact_id)`;
