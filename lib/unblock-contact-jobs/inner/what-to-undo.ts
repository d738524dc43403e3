import { sql, type SQL } from "drizzle-orm";
import { lastLog, lastLogBefore, lastRepeat, someLog, someRepeat } from "@/lib/contacts/inner/history";
import type { Context } from "@/lib/context";
import type { Undone } from "../schema";

/**
 * The items of an undo: each change of the upload or job with the contact's standing, and `why` it is to be left alone:
 * another log row came after it, or the block was asked for again. Without those that one of the `earlier` undos has
 * taken back. A block that went over to the contact of the number's present spelling is taken back there.
 */
export function itemsOf(ctx: Pick<Context, "companyId">, what: Undone, earlier: number[]): SQL {
  const own = sql`change.contact_id`;
  const present = sql`present.contact_id`;
  const undone = (contactId: SQL, after: SQL) =>
    earlier.length === 0
      ? sql`false`
      : someLog(
          ctx,
          contactId,
          sql`log.id > ${after} and log.unblock_contact_job_id = any(${sql.param(earlier)}::bigint[])`,
        );
  const asked = (contactId: SQL, row: SQL) => someRepeat(ctx, contactId, sql`log.block_log_id = ${row}`);
  return sql`
  select coalesce(${present}, ${own}) as contact_id, coalesce(present.block_log_id, change.id) as block_log_id,
    coalesce(case when ${present} is null then ${lastRepeat(ctx, own)} else ${lastRepeat(ctx, present)} end, 0)
      as repeated_block_id,
    case when coalesce(${lastLog(ctx, present, sql`log.id`)} <> present.block_log_id,
        ${lastLog(ctx, own, sql`log.id`)} <> change.id) then 'changed_since'
      when ${asked(own, sql`change.id`)} or ${asked(present, sql`present.block_log_id`)} then 'asked_again' end as why
  from block_logs as change
  left join lateral (${presentOf(ctx)}) as present on true
  where change.company_id = ${ctx.companyId} and ${made(what)}
    and not ${undone(own, sql`change.id`)} and not ${undone(present, sql`present.block_log_id`)}`;
}

/** Where the block of a row went: the row was the last but one of its contact, and the last one moved the block. */
const presentOf = (ctx: Pick<Context, "companyId">): SQL => sql`
  select alias.present_contact_id as contact_id, alias.block_log_id from contact_aliases as alias
  where alias.company_id = ${ctx.companyId} and alias.contact_id = change.contact_id and alias.block_log_id is not null
    and alias.unblock_log_id = ${lastLog(ctx, sql`change.contact_id`, sql`log.id`)}
    and change.id = ${lastLogBefore(ctx, sql`change.contact_id`, sql`alias.unblock_log_id`, sql`log.id`)}`;

const made = (what: Undone) =>
  "contactImportId" in what
    ? sql`change.contact_import_id = ${what.contactImportId} and change.source = 'import'`
    : sql`change.unblock_contact_job_id = ${what.unblockContactJobId} and change.source = 'unblock_job'`;
