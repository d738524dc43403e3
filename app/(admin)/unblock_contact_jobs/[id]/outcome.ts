import { counted } from "@/components/ui/figures";
import type { NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";

type Ended = Pick<
  NamedUnblockJob,
  | "action"
  | "status"
  | "errorMessage"
  | "totalCount"
  | "unblockedCount"
  | "blockedCount"
  | "notBlockedCount"
  | "changedCount"
  | "rejectedCount"
>;

/** Says how a job ended, in sentences whose counts add up to its numbers. */
export function outcomeOf(job: Ended): string {
  const { notBlockedCount, changedCount, rejectedCount } = job;
  const changed = job.unblockedCount + job.blockedCount;
  const rest = job.totalCount - changed - notBlockedCount - changedCount - rejectedCount;
  const done = job.action === "block" ? "blocked again" : "unblocked";
  const sentences = [
    job.status === "stopped" && "Stopped.",
    job.status === "failed" && (job.errorMessage ?? "It failed."),
    changed === 0 ? `Nothing was ${done}.` : `${counted(changed, "number")} ${done}.`,
    changedCount > 0 &&
      `${counted(changedCount, "number")} left alone: what stands there now is somebody else’s.`,
    notBlockedCount > 0 && `${counted(notBlockedCount, "number")} had not been blocked.`,
    rejectedCount > 0 && `${counted(rejectedCount, "item")} rejected.`,
    rest > 0 && `${counted(rest, "number")} not touched.`,
  ];
  return sentences.filter(Boolean).join(" ");
}
