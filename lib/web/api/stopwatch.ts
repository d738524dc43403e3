import { Unavailable } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * Shares one patience among the steps of a request, which began at `start`. The time that a body takes to arrive does
 * not count.
 */
export function stopwatch(patience: number, start = performance.now()) {
  let idle = 0;
  return {
    async paused<T>(step: Promise<T>): Promise<T> {
      const from = performance.now();
      return step.finally(() => (idle += performance.now() - from));
    },
    /** Throws `Unavailable` when the patience is spent before anything was done. */
    mustHaveTime() {
      if (performance.now() - start >= patience) throw new Unavailable();
    },
    /** How long the body took to arrive. */
    idle: () => idle,
    /** The time at which this many milliseconds are spent. */
    after: (milliseconds: number) => start + idle + milliseconds,
    within<T>(step: Promise<T>, what: string, most = patience): Promise<T> {
      return new Promise((resolve, reject) => {
        const left = most - (performance.now() - start - idle);
        const timer = setTimeout(() => {
          log.error({ what, patience: most }, "no answer in time");
          reject(new Unavailable());
        }, left);
        step.then(resolve, reject).finally(() => clearTimeout(timer));
      });
    },
  };
}
