import { sql } from "drizzle-orm";
import { db } from "@/db";
import { inShort, log } from "@/lib/log";

const TURN_MS = 10_000;
const LOOK_MS = 1_000;

/**
 * Runs long work for a turn: after ten seconds, as soon as some other job waits for a worker, the work's signal aborts, so
 * that it rests and goes to the end of the queue. Alone in the queue it goes on and on. So many long uploads share the
 * workers among them, and a small one waits for seconds, not for the end of theirs.
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
    sql`select exists (select from graphile_worker.jobs where locked_at is null and run_at <= now()) as wait`,
  );
  return row?.wait ?? false;
}
