import { db } from "@/db";
import { inShort, log } from "@/lib/log";
import { enqueue, type Jobs } from "@/lib/jobs/enqueue";

const MINUTE_MS = 60_000;

/** The periodic jobs and their intervals. */
const rounds: {
  job:
    | "fold_counts"
    | "sequence_changes"
    | "remove_abandoned_uploads"
    | "remove_expired_exports"
    | "remove_expired_keys"
    | "remove_old_events"
    | "settle_unresolved"
    | "ask_after_calls"
    | "fetch_missed_texts"
    | "alias_renumbered";
  everyMs: number;
}[] = [
  { job: "fold_counts", everyMs: MINUTE_MS },
  { job: "sequence_changes", everyMs: MINUTE_MS / 4 },
  { job: "settle_unresolved", everyMs: MINUTE_MS / 4 },
  { job: "ask_after_calls", everyMs: MINUTE_MS },
  { job: "fetch_missed_texts", everyMs: MINUTE_MS },
  { job: "remove_abandoned_uploads", everyMs: 15 * MINUTE_MS },
  { job: "remove_expired_exports", everyMs: 15 * MINUTE_MS },
  { job: "remove_expired_keys", everyMs: 15 * MINUTE_MS },
  { job: "remove_old_events", everyMs: 60 * MINUTE_MS },
  { job: "alias_renumbered", everyMs: 60 * MINUTE_MS },
];

/**
 * Enqueues each periodic job at once and then at its interval. Several workers enqueue one job together. (The queue's
 * own cron ends the whole worker when the database is away at the turn of a minute.)
 */
export function startRounds(): { stop(): void } {
  const enqueueRound = (job: keyof Jobs & (typeof rounds)[number]["job"]) =>
    enqueue({ db }, job, {}, { key: job }).catch((error: unknown) =>
      log.warn({ error: inShort(error), job }, "a round is left out"),
    );
  const timers = rounds.map(({ job, everyMs }) => {
    void enqueueRound(job);
    return setInterval(() => void enqueueRound(job), everyMs);
  });
  return { stop: () => timers.forEach(clearInterval) };
}
