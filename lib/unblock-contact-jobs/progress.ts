import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";

type Counts = Pick<
  UnblockContactJob,
  | "status"
  | "totalCount"
  | "unblockedCount"
  | "blockedCount"
  | "notBlockedCount"
  | "changedCount"
  | "rejectedCount"
>;

/** Returns how many of a job's numbers are decided. */
export const doneCount = (job: Counts): number =>
  job.unblockedCount + job.blockedCount + job.notBlockedCount + job.changedCount + job.rejectedCount;

/** Returns a job's progress, from 0 to 100. */
export function jobPercent(job: Counts): number {
  if (job.status === "succeeded") return 100;
  return job.totalCount === 0 ? 0 : (100 * doneCount(job)) / job.totalCount;
}
