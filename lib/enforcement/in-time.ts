import { DECISION_MS } from "@/lib/time-limits";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";

/** Returns the time by which a decision that is asked for now must be made, for `Context.answerBy`. */
export const decisionDeadline = (): number => performance.now() + DECISION_MS;

/**
 * Waits for the answer of `work`. Throws `Unavailable` when it does not come by the context's deadline. The work itself
 * goes on, so what it does later must do no harm. Without a deadline this waits until the work ends.
 */
export function inTime<T>({ answerBy }: Pick<Context, "answerBy">, work: Promise<T>): Promise<T> {
  if (answerBy === undefined) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable()), Math.max(0, answerBy - performance.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
