import { type SQL, sql } from "drizzle-orm";
import { lastLog, lastRepeat } from "@/lib/contacts/inner/history";
import type { Context } from "@/lib/context";
import { CHUNK_SIZE } from "../chunk-size";

export type Fixed = { count: number; askedAgain: number; changedSince: number };

/**
 * Blocked contacts, given by a query of their ids, as items: each with its log row in force and its last repeated
 * block.
 */
export const asItems = (ctx: Pick<Context, "companyId">, contactIds: SQL): SQL => sql`
  select hit.id as contact_id, ${lastLog(ctx, sql`hit.id`, sql`log.id`)} as block_log_id,
    coalesce(${lastRepeat(ctx, sql`hit.id`)}, 0) as repeated_block_id, null::text as why
  from (${contactIds}) as hit`;

/**
 * Fixes what a job will do, in one statement and so by one instant's truth: the items with nothing in `why` become its
 * chunks, in the order of the contacts' ids; the others are left alone for that reason.
 */
export async function fixItems(ctx: Context, id: number, items: SQL): Promise<Fixed> {
  const [row] = await ctx.db.execute<Fixed>(sql`
    with item as materialized (${items}),
    placed as (
      select contact_id, block_log_id, repeated_block_id, (row_number() over (order by contact_id) - 1) / ${CHUNK_SIZE}::int as position
      from item where why is null),
    chunk as (
      insert into unblock_contact_job_chunks
        (company_id, unblock_contact_job_id, position, contact_ids, block_log_ids, repeated_block_ids)
      select ${ctx.companyId}, ${id}, position, array_agg(contact_id order by contact_id),
        array_agg(block_log_id order by contact_id), array_agg(repeated_block_id order by contact_id)
      from placed group by position
      returning cardinality(contact_ids) as size),
    left_alone as (
      insert into unblock_contact_job_left_alone (company_id, unblock_contact_job_id, contact_id, why)
      select ${ctx.companyId}, ${id}, contact_id, why from item where why is not null
      returning why)
    select (select coalesce(sum(size), 0)::int from chunk) as count,
      (select count(*)::int from left_alone where why = 'asked_again') as "askedAgain",
      (select count(*)::int from left_alone where why = 'changed_since') as "changedSince"`);
  return row ?? { count: 0, askedAgain: 0, changedSince: 0 };
}
