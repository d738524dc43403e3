import { sql } from "drizzle-orm";
import type { BlockAction, BlockReason } from "@/db/enums";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { lastLogBefore } from "@/lib/contacts/inner/history";
import { takeBack, type TakenBack, type Wanted } from "@/lib/contacts/inner/take-back";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { keepPlans } from "@/lib/jobs/chunks";
import { addJobCounts } from "./record";

/**
 * Does the next chunk of a job: contacts, log rows, what is left alone and the counts in one transaction, with which
 * the chunk is gone. Returns false when no chunk is left that nobody else is at. Throws `Ended` when the job runs no
 * more; then nothing was done.
 */
export function applyJobChunk(ctx: Context, job: UnblockContactJob, action: BlockAction): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const wanted = await takeChunk(ctx, job);
    if (!wanted) return false;
    await keepPlans(ctx);
    const outcomes = await takeBack(
      ctx,
      action === "block" ? await withFormerReasons(ctx, wanted) : wanted,
      changeOf(job, action),
    );
    await keepLeftAlone(ctx, job, outcomes);
    await addCounts(ctx, job.id, outcomes);
    return true;
  });
}

type Chunk = { contact_ids: number[]; block_log_ids: number[]; repeated_block_ids: number[] };

async function takeChunk(ctx: Context, { id }: UnblockContactJob): Promise<Wanted[] | undefined> {
  const [chunk] = await ctx.db.execute<Chunk>(sql`
    delete from unblock_contact_job_chunks
    where company_id = ${ctx.companyId} and unblock_contact_job_id = ${id} and position = (
      select position from unblock_contact_job_chunks
      where company_id = ${ctx.companyId} and unblock_contact_job_id = ${id}
      order by position limit 1 for update skip locked)
    returning contact_ids, block_log_ids, repeated_block_ids`);
  return chunk?.contact_ids.map((contactId, i) => ({
    contactId,
    blockLogId: chunk.block_log_ids[i] ?? 0,
    repeatedBlockId: chunk.repeated_block_ids[i] ?? 0,
  }));
}

const changeOf = ({ id, kind, reason, note }: UnblockContactJob, action: BlockAction) =>
  ({
    blocked: action === "block",
    source: kind === "undo" ? "undo" : "unblock_job",
    reason,
    note,
    unblockContactJobId: id,
  }) as const;

type Former = { contact_id: number; reason: BlockReason | null; note: string | null };

/** Each with the reason and note of the block that the unblock had ended: a do-not-call request stays one. */
async function withFormerReasons(ctx: Context, wanted: Wanted[]): Promise<Wanted[]> {
  const rows = await ctx.db.execute<Former>(sql`
    select ended.contact_id, log.reason, log.note
    from unnest(${sql.param(wanted.map((one) => one.contactId))}::bigint[],
      ${sql.param(wanted.map((one) => one.blockLogId))}::bigint[]) as ended (contact_id, id)
    cross join lateral ${lastLogBefore(ctx, sql`ended.contact_id`, sql`ended.id`, sql`log.reason, log.note`)} as log`);
  const former = new Map(rows.map(({ contact_id, reason, note }) => [contact_id, { reason, note }]));
  return wanted.map((one) => ({ ...one, ...former.get(one.contactId) }));
}

async function keepLeftAlone(
  ctx: Context,
  { id }: UnblockContactJob,
  outcomes: Map<number, TakenBack>,
): Promise<void> {
  const alone = [...outcomes].filter(
    ([, outcome]) => outcome === "asked_again" || outcome === "changed_since",
  );
  if (alone.length === 0) return;
  await ctx.db.execute(sql`
    insert into unblock_contact_job_left_alone (company_id, unblock_contact_job_id, contact_id, why)
    select ${ctx.companyId}, ${id}, contact_id, why
    from unnest(${sql.param(alone.map(([contactId]) => contactId))}::bigint[],
      ${sql.param(alone.map(([, why]) => why))}::text[]) as new (contact_id, why)`);
}

function addCounts(ctx: Context, id: number, outcomes: Map<number, TakenBack>): Promise<void> {
  const counts = { blocked: 0, unblocked: 0, asked_again: 0, changed_since: 0 };
  for (const outcome of outcomes.values()) counts[outcome] += 1;
  return addJobCounts(ctx, id, {
    blockedCount: counts.blocked,
    unblockedCount: counts.unblocked,
    changedCount: counts.asked_again + counts.changed_since,
  });
}
