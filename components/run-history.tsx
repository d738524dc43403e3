import Link from "next/link";
import type { ReactNode } from "react";
import { AutoRefresh } from "@/components/auto-refresh";
import { runLook } from "@/components/run-look";
import { Badge, type Tone } from "@/components/ui/badge";
import { EmptyLine } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { StepResult } from "@/db/enums";
import type { Permissions } from "@/lib/allow";
import type { RunEntry } from "@/lib/schedule-runs/history";
import type { StepEntry } from "@/lib/schedule-runs/steps";

const STEPS: Record<StepResult, { tone: Tone; word: string }> = {
  started: { tone: "blue", word: "under way" },
  done: { tone: "green", word: "done" },
  refused: { tone: "amber", word: "refused" },
  failed: { tone: "red", word: "failed" },
  unknown: { tone: "neutral", word: "unknown" },
};

type RunHistoryProps = {
  runs: readonly RunEntry[];
  zone: string;
  /** The words shown when there are no runs, without a full stop. */
  empty: string;
  /**
   * Whether each run names its number, with a link to the call or lead, instead of the schedule: for the page of a
   * schedule.
   */
  named?: boolean;
  /** The reader's permissions. A record that the reader may not open is named without a link. */
  permissions: Permissions;
};

/**
 * What schedules did on a call or lead, or what one schedule did on all of them: each run with its actions in order, in
 * words.
 */
export function RunHistory({ runs, zone, empty, named = false, permissions }: RunHistoryProps) {
  if (runs.length === 0)
    return (
      <div className="rounded-lg border border-line">
        <EmptyLine>{empty}</EmptyLine>
      </div>
    );
  return (
    <ol className="divide-y divide-line rounded-lg border border-line text-sm">
      {runs.some((run) => run.status === "running") && <AutoRefresh />}
      {runs.map((run) => (
        <li key={run.id} className="grid gap-1.5 px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Badge {...look(runLook(run))} pulse={run.status === "running"} />
            {named ? (
              <About run={run} permissions={permissions} />
            ) : (
              <ScheduleName run={run} permissions={permissions} />
            )}
            <span className="text-muted">
              {run.firedBy}
              {run.by && ` by ${run.by}`} · <Time value={run.createdAt} zone={zone} />
              {run.status === "waiting" && run.resumeAt && (
                <>
                  {" "}
                  · goes on <Time value={run.resumeAt} zone={zone} show="exact" />
                </>
              )}
            </span>
          </p>
          <ol className="grid gap-1">
            {run.steps.map((step) => (
              <Step key={step.position} step={step} permissions={permissions} />
            ))}
          </ol>
          {run.errorMessage && <p className="text-red">{run.errorMessage}</p>}
        </li>
      ))}
    </ol>
  );
}

const look = ({ tone, word }: { tone: Tone; word: string }) => ({ tone, children: word });

type OfRun = { run: RunEntry; permissions: Permissions };

function ScheduleName({ run, permissions }: OfRun) {
  return permissions.has("setup_system") ? (
    <Link href={`/schedules/${run.scheduleId}`} className="font-medium hover:underline">
      {run.scheduleName}
    </Link>
  ) : (
    <span className="font-medium">{run.scheduleName}</span>
  );
}

function About({ run, permissions }: OfRun) {
  const href =
    run.callId !== null && permissions.has("Call:read")
      ? `/calls/${run.callId}/edit`
      : run.leadId !== null && permissions.has("Lead:read")
        ? `/leads/${run.leadId}/edit`
        : null;
  return href ? (
    <Link
      href={href}
      className="mono underline decoration-field/60 underline-offset-2 hover:decoration-current"
    >
      {run.number}
    </Link>
  ) : (
    <span className="mono">{run.number}</span>
  );
}

type OfStep = { step: StepEntry; permissions: Permissions };

function Step({ step, permissions }: OfStep) {
  const { tone, word } = step.result ? STEPS[step.result] : { tone: "neutral" as const, word: "not yet" };
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 pl-1">
      <span className="text-muted figures">{step.position + 1}.</span>
      <span>{step.name}</span>
      <Badge tone={tone}>{word}</Badge>
      {step.words && <span className="text-muted">{step.words}</span>}
      <Outcome step={step} permissions={permissions} />
    </li>
  );
}

/** A link to the record that the action made. */
function Outcome({ step, permissions }: OfStep): ReactNode {
  if (step.callId === null) return null;
  if (!permissions.has("Call:read")) return <span className="text-muted">call {step.callId}</span>;
  return (
    <Link href={`/calls/${step.callId}/edit`} className="text-muted underline underline-offset-2">
      call {step.callId}
    </Link>
  );
}
