"use client";

import { type ReactNode, useEffect, useState } from "react";
import { StatusBadge } from "@/components/state-badge";
import { count, duration } from "@/components/ui/figures";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type Stat, StatRow } from "@/components/ui/stats";
import type { ImportStatus } from "@/db/enums";

type ProgressPanelProps = {
  /** What is being done: "Blocking the numbers of november.csv". */
  label: string;
  status: ImportStatus;
  percent: number | null;
  done: number;
  /** Null until the rows have been counted. */
  total: number | null;
  startedAt?: Date | null;
  /** The parts that add up to `done`; empty when there is only one. */
  counts: readonly Stat[];
  unit?: string;
  /** A sentence beside the state; while it runs "You can leave this page; it goes on." */
  message?: ReactNode;
  actions?: ReactNode;
};

const TONES: Partial<Record<ImportStatus, "green" | "red" | "amber">> = {
  succeeded: "green",
  failed: "red",
  stopped: "amber",
};

/** The progress of long work: how much is done, how fast, how much time is left, and what became of each row. */
export function ProgressPanel({ unit = "rows", ...work }: ProgressPanelProps) {
  const running = work.status === "running" || work.status === "pending";
  const rate = useRate(work.done, work.startedAt, work.status === "running");
  const percent = work.percent === null ? null : Math.floor(work.percent);
  const far = `${count(work.done)}${work.total === null ? "" : ` of ${count(work.total)}`} ${unit}`;
  const left = rate && work.total !== null ? Math.max(0, work.total - work.done) / rate : undefined;
  return (
    <section aria-label={work.label}>
      <div className="mb-2.5 flex min-h-8 flex-wrap items-center gap-2">
        <StatusBadge status={work.status} />
        <p className="min-w-0 flex-1 text-muted text-sm">
          {work.message ?? (running && "You can leave this page; it goes on.")}
        </p>
        {work.actions}
      </div>
      <ProgressBar label={work.label} percent={percent} valueText={far} tone={TONES[work.status]} />
      <div className="figures mt-2 flex min-h-5 flex-wrap justify-between gap-x-6 text-muted text-sm">
        <p>{percent === null ? far : `${percent} % · ${far}`}</p>
        {rate ? (
          <p>
            {count(Math.round(rate))} {unit} a second
            {left === undefined ? "" : ` · about ${duration(left)} left`}
          </p>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {spoken(work.status, percent, far)}
      </p>
      {work.counts.length > 0 && <StatRow stats={work.counts} className="mt-4" />}
    </section>
  );
}

/**
 * Returns the words that screen readers speak. They change at every tenth of the way, because speaking each step would
 * drown everything else.
 */
function spoken(status: ImportStatus, percent: number | null, far: string): string {
  if (status !== "running") return `${status}, ${far}`;
  return percent === null ? "running" : `running, ${Math.floor(percent / 10) * 10} %`;
}

const REMEMBERED = 8;

/** Returns the rows a second over the last few answers, or over the whole time until there are two answers. */
function useRate(done: number, startedAt: Date | null | undefined, running: boolean): number | undefined {
  const [seen, setSeen] = useState<{ done: number; at: number }[]>([]);
  useEffect(() => {
    setSeen((before) => [...before, { done, at: Date.now() }].slice(-REMEMBERED));
  }, [done]);
  const last = seen.at(-1);
  if (!running || !last) return undefined;
  const first = seen.length > 1 ? seen[0] : startedAt && { done: 0, at: new Date(startedAt).getTime() };
  if (!first || last.at <= first.at) return undefined;
  return (1000 * (last.done - first.done)) / (last.at - first.at) || undefined;
}
