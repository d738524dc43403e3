import type { Tone } from "@/components/ui/badge";
import type { RunStatus } from "@/db/enums";
import type { RunEntry } from "@/lib/schedule-runs/history";

type Look = { tone: Tone; word: string };

const RUNS: Record<RunStatus, Look> = {
  running: { tone: "blue", word: "running" },
  waiting: { tone: "blue", word: "waiting" },
  succeeded: { tone: "green", word: "done" },
  failed: { tone: "red", word: "failed" },
  stopped: { tone: "amber", word: "stopped" },
};

/**
 * The badge of a run. A run that came to its end is "done" only if everything in it was done: it is "refused" when all
 * was refused, and "partly done" when something was. Waits do nothing, so they do not count.
 */
export function runLook({ status, steps }: Pick<RunEntry, "status" | "steps">): Look {
  if (status !== "succeeded") return RUNS[status];
  const results = steps.filter(({ kind }) => kind !== "wait").map(({ result }) => result);
  const missed = results.filter((result) => result !== "done");
  if (missed.length === 0) return RUNS.succeeded;
  if (missed.length < results.length) return { tone: "amber", word: "partly done" };
  if (missed.every((result) => result === "refused")) return { tone: "amber", word: "refused" };
  if (missed.every((result) => result === "failed")) return { tone: "red", word: "failed" };
  return { tone: "amber", word: "not done" };
}
