import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict, Invalid } from "@/lib/errors";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { allowClear } from "./allowing";
import { changeJob, insertJob } from "./inner/record";
import { asItems, fixItems } from "./inner/items";
import { Selection, UnblockTerms, UNCONFIRMED } from "./schema";
import { select } from "./selecting";

export type CreateUnblockJob = { selection: Selection } & UnblockTerms;

/**
 * Makes a job that unblocks the contacts that the selection finds now, and lets it run. One statement fixes each
 * contact with its log row in force. Throws `Conflict` with the count when that is more than `expectedCount`, and
 * `Invalid` under `expected_count` when it is more than a thousand and no `expectedCount` is given; then nothing is
 * made. Needs `clear_blacklist` and `Contact:unblock`.
 */
export async function createUnblockJob(ctx: Context, input: CreateUnblockJob): Promise<UnblockContactJob> {
  allowClear(ctx);
  const { selection: wanted, ...terms } = input;
  const { expectedCount, reason, note } = UnblockTerms.parse(terms);
  const { contactIds, named, ...selected } = await select(ctx, Selection.parse(wanted));
  return transaction(ctx, async (ctx) => {
    const { selection, contactImportId, rejected: rejections } = selected;
    const job = await insertJob(ctx, { selection, contactImportId, rejections, reason, note: note || null });
    const { count } = await fixItems(ctx, job.id, asItems(ctx, contactIds));
    confirm(count, expectedCount ?? null);
    const notBlockedCount = (named ?? count) - count;
    const { rejectedCount } = selected;
    await enqueueJob(ctx, { companyId: ctx.companyId, id: job.id });
    return changeJob(ctx, job.id, {
      notBlockedCount,
      rejectedCount,
      totalCount: count + notBlockedCount + rejectedCount,
    });
  });
}

const inWords = (count: number) => `${count.toLocaleString("en")} number${count === 1 ? "" : "s"}`;

function confirm(count: number, expected: number | null): void {
  if (expected === null && count > UNCONFIRMED)
    throw new Invalid({ expected_count: [`is needed: ${inWords(count)} would be unblocked`] });
  if (expected !== null && count > expected)
    throw new Conflict(
      `${inWords(count)} would be unblocked, more than the ${expected.toLocaleString("en")} expected.`,
    );
}

/** Puts a job's work into the queue, which holds each job once. */
export function enqueueJob(ctx: Pick<Context, "db">, job: RecordJob): Promise<void> {
  return enqueue(ctx, "run_unblock_contact_job", job, {
    key: `unblock_contact_job:${job.companyId}:${job.id}`,
  });
}
