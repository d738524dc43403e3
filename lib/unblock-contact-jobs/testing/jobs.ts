import { sql } from "drizzle-orm";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { testNumber } from "@/lib/testing/context";
import { jobById } from "../inner/record";
import { runUnblockContactJob } from "../running";

/** For tests: runs a job to its end, here and not in a worker. */
export async function runHere(
  ctx: Context,
  { id }: Pick<UnblockContactJob, "id">,
  signal = new AbortController().signal,
): Promise<UnblockContactJob> {
  await runUnblockContactJob({ companyId: ctx.companyId, id }, signal);
  return jobById(ctx, id);
}

/** For tests: returns the counts of a job's record. */
export const countsOf = (job: UnblockContactJob) => ({
  total: job.totalCount,
  unblocked: job.unblockedCount,
  blocked: job.blockedCount,
  notBlocked: job.notBlockedCount,
  changed: job.changedCount,
  rejected: job.rejectedCount,
});

/** For tests: no counts. */
export const none = { total: 0, unblocked: 0, blocked: 0, notBlocked: 0, changed: 0, rejected: 0 };

/** For tests: returns `count` numbers, beginning with `from`. */
export const numbersFrom = (from: number, count: number): Phone[] =>
  Array.from({ length: count }, (_, i) => testNumber(from + i));

/** For tests: blocks, as the API does. */
export const block = (ctx: Context, ...numbers: Phone[]) =>
  setBlocked(ctx, numbers, { blocked: true, source: "api" });

/** For tests: unblocks, as the API does. */
export const unblock = (ctx: Context, ...numbers: Phone[]) =>
  setBlocked(ctx, numbers, { blocked: false, source: "api" });

/** For tests: returns the company's blocked numbers, in their order. */
export async function blockedOf({ db, companyId }: Context): Promise<string[]> {
  const rows = await db.execute<{ number: string }>(
    sql`select number from contacts where company_id = ${companyId} and blocked order by number collate "C"`,
  );
  return rows.map((row) => row.number);
}

type TrailRow = {
  number: string;
  action: string;
  source: string;
  reason: string | null;
  note: string | null;
};

/** For tests: returns the company's block log by number, each number's rows in their order. */
export async function trailOf({ db, companyId }: Context): Promise<TrailRow[]> {
  const rows = await db.execute<TrailRow>(sql`
    select contacts.number, log.action, log.source, log.reason, log.note
    from block_logs as log join contacts on contacts.company_id = log.company_id and contacts.id = log.contact_id
    where log.company_id = ${companyId} order by number collate "C", log.id`);
  return rows.map((row) => ({ ...row }));
}
