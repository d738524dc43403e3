import { setTimeout as sleep } from "node:timers/promises";
import { databaseIsAway } from "@/lib/transaction";
import { AppError } from "@/lib/errors";
import { inShort, log } from "@/lib/log";

const PAUSE_MS = 500;
const TRIES = 4;
/** After this time without a failure the earlier ones are forgotten. */
const FORGOTTEN_MS = 60_000;

/**
 * Runs re-entrant work to its end. While the database is away the work is tried again every half second, without end.
 * Any other failure is tried again until there have been four within a minute. An `AppError` is thrown at once, because
 * the work means it.
 */
export async function persist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let wasAway = false;
  let failures = 0;
  for (;;) {
    const start = performance.now();
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError || signal.aborted) throw error;
      if (performance.now() - start > FORGOTTEN_MS) failures = 0;
      const away = databaseIsAway(error);
      if (!away && ++failures === TRIES) throw error;
      if (!away || !wasAway) log.warn({ error: inShort(error), away }, "a job is tried again");
      wasAway = away;
      await sleep(PAUSE_MS * Math.max(1, failures));
    }
  }
}
