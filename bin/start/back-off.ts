const LONGEST = 30_000;
const HEALTHY_AFTER = 60_000;

/** Milliseconds to wait before the next start of a process that has died `deaths` times in a row: at once, then ever longer. */
export function backOff(deaths: number): number {
  return deaths <= 1 ? 100 : Math.min(LONGEST, 1000 * 2 ** (deaths - 2));
}

/** Deaths in a row, with this one: a process that lived a minute starts counting anew. */
export function countDeath(before: number, livedMilliseconds: number): number {
  return livedMilliseconds >= HEALTHY_AFTER ? 1 : before + 1;
}
