import { sql } from "drizzle-orm";
import { db } from "@/db";
import { IN_OWN_LANE } from "@/lib/jobs/enqueue";
import { inShort, log } from "@/lib/log";

const TURN_MS = 10_000;
const LOOK_MS = 1_000;

/**
 * Runs long work for a turn. After ten seconds the work's signal aborts as soon as another job waits for a worker, so
 * that the work rests and goes to the end of the queue. Alone in the queue it goes on. So many long uploads share the
 * workers, and a small one waits for seconds, not for their end.
 */
export async function forATurn<T>(
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  turnMs = TURN_MS,
): Promise<T> {
  const turn = new AbortController();
  const start = performance.now();
  const looking = setInterval(
    () => {
      if (performance.now() - start < turnMs) return;
      othersWait().then(
        (wait) => wait && turn.abort(),
        (error) => log.debug({ error: inShort(error) }, "the queue could not be looked at"),
      );
    },
    Math.min(LOOK_MS, turnMs),
  );
  try {
    return await work(AbortSignal.any([stopping, turn.signal]));
  } finally {
    clearInterval(looking);
  }
}

async function othersWait(): Promise<boolean> {
  const [row] = await db.execute<{ wait: boolean }>(
    sql`select exists (select from graphile_worker.jobs
      where locked_at is null and run_at <= now() and task_identifier <> ${IN_OWN_LANE}) as wait`,
  );
  return row?.wait ?? false;
}
