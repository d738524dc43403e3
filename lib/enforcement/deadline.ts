import { DECISION_MS } from "@/lib/budget";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";

/** By when a decision asked for now must have fallen, for `Context.answerBy`. */
export const decisionDeadline = (): number => performance.now() + DECISION_MS;

/**
 * The answer, or `Unavailable` when it is not there by the context's deadline. The work itself goes on: what it may still do
 * then must do no harm. Without a deadline it is simply awaited.
 */
export function inTime<T>({ answerBy }: Pick<Context, "answerBy">, work: Promise<T>): Promise<T> {
  if (answerBy === undefined) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable()), Math.max(0, answerBy - performance.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
