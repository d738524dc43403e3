import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { StopButton } from "@/components/form/stop-button";
import { paceOf } from "@/components/pace";
import { ProgressPanel } from "@/components/progress-panel";
import { Button } from "@/components/ui/button";
import { count } from "@/components/ui/figures";
import type { Stat } from "@/components/ui/stats";
import type { NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { stop } from "../actions";
import { decidedCount, percentOf, untilOf } from "../counts";
import { outcomeOf } from "./outcome";

type RunProps = { job: NamedUnblockJob; label: string; mayStop: boolean };

/** Shows the progress of a job, live, and the result of its numbers. */
export function Run({ job, label, mayStop }: RunProps) {
  const underWay = job.status === "pending" || job.status === "running";
  return (
    <>
      {underWay && <AutoRefresh />}
      <ProgressPanel
        label={label}
        status={job.status}
        percent={percentOf(job)}
        done={decidedCount(job)}
        total={job.totalCount}
        startedAt={job.startedAt}
        counts={countsOf(job)}
        unit="numbers"
        message={underWay ? undefined : <span className="text-ink">{outcomeOf(job)}</span>}
        actions={underWay && mayStop && <StopButton id={job.id} action={stop} />}
      />
      {!underWay && <After job={job} />}
    </>
  );
}

function After({ job }: { job: NamedUnblockJob }) {
  const pace = paceOf({ startedAt: job.startedAt, until: untilOf(job), done: decidedCount(job) });
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      <Button asChild>
        <Link href="/contacts">View Blacklist</Link>
      </Button>
      {pace && (
        <p className="figures text-muted text-sm">
          took {pace.took}
          {pace.rate && ` · ${pace.rate}`}
        </p>
      )}
    </div>
  );
}

/** Returns the figures of a job. What a job of its kind never does has no figure: an undo rejects nothing. */
function countsOf(job: NamedUnblockJob): Stat[] {
  const done =
    job.action === "block"
      ? { label: "blocked again", value: count(job.blockedCount) }
      : { label: "unblocked", value: count(job.unblockedCount) };
  const changed = { label: "left alone", value: count(job.changedCount) };
  if (job.kind === "undo") return [done, changed];
  return [
    done,
    changed,
    { label: "not blocked", value: count(job.notBlockedCount) },
    { label: "rejected", value: count(job.rejectedCount) },
  ];
}
