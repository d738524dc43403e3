import { jobById, undosOf } from "./inner/record";
import type { Undone } from "./schema";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { allow, allowOneOf } from "@/lib/allow";
import { sql } from "drizzle-orm";

/** Returns the job with this id. Throws `NotFound`. Needs `Contact:read`. */
export async function getUnblockJob(ctx: Context, id: number): Promise<UnblockContactJob> {
  allow(ctx, "Contact:read");
  return jobById(ctx, id);
}

/** Lists the undos of an upload or of a job, the newest first. Needs `Contact:read`. */
export async function listUndos(ctx: Context, what: Undone): Promise<UnblockContactJob[]> {
  allow(ctx, "Contact:read");
  return undosOf(ctx, what);
}

/**
 * How far something is undone. `taken`: how many numbers its undos changed back. `complete`: an undo came to its end,
 * so that nothing is left to undo: what it left alone was changed or asked for again since. `askedAgain`: the blocks of
 * some that it left alone are still in force.
 */
export type Undoing = { taken: number; complete: boolean; underWay: boolean; askedAgain: boolean };

/**
 * How far each of these uploads is undone, by its id, in one statement; none for those that nobody began to undo. Needs
 * to upload or to read contacts.
 */
export async function undoingOf(ctx: Context, importIds: number[]): Promise<Map<number, Undoing>> {
  allowOneOf(ctx, ["Contact:import", "Contact:read"]);
  if (importIds.length === 0) return new Map();
  const rows = await ctx.db.execute<Undoing & { id: number }>(sql`
    select contact_import_id as id, sum(unblocked_count + blocked_count)::int as taken,
      bool_or(status = 'succeeded') as complete, bool_or(status in ('pending', 'running')) as "underWay",
      bool_or(changed_count > 0 and exists (select from unblock_contact_job_left_alone as alone
        where alone.company_id = undo.company_id and alone.unblock_contact_job_id = undo.id
          and alone.why = 'asked_again')) as "askedAgain"
    from unblock_contact_jobs as undo
    where company_id = ${ctx.companyId} and kind = 'undo' and contact_import_id = any(${sql.param(importIds)}::bigint[])
    group by contact_import_id`);
  return new Map(rows.map(({ id, ...undoing }) => [id, undoing]));
}
