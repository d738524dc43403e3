import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";

type Counts = Pick<
  UnblockContactJob,
  "unblockedCount" | "blockedCount" | "notBlockedCount" | "changedCount" | "rejectedCount"
>;

/** Returns how many of its numbers a job has decided so far. */
export const decidedCount = (job: Counts): number =>
  job.unblockedCount + job.blockedCount + job.notBlockedCount + job.changedCount + job.rejectedCount;

/** Returns how much of a job is done, from 0 to 100. */
export function percentOf(job: Counts & Pick<UnblockContactJob, "status" | "totalCount">): number {
  if (job.status === "succeeded") return 100;
  return job.totalCount === 0 ? 0 : (100 * decidedCount(job)) / job.totalCount;
}

/** Returns when a job ended, or the time now while it runs. */
export function untilOf({
  succeededAt,
  failedAt,
  stoppedAt,
}: Pick<UnblockContactJob, "succeededAt" | "failedAt" | "stoppedAt">): Date {
  return succeededAt ?? failedAt ?? stoppedAt ?? new Date();
}
