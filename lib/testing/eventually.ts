import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until `holds`, and returns the milliseconds that it took. Throws after three minutes: that long a busy machine
 * may take for what a quiet one does at once.
 */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  withinMs = 180_000,
): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(5);
  }
  return performance.now() - start;
}
