const LONGEST = 30_000;
const HEALTHY_AFTER = 60_000;

/**
 * The milliseconds before the next start of a process that has died `deaths` times in a row: none at first, then more
 * and more.
 */
export function backOff(deaths: number): number {
  return deaths <= 1 ? 100 : Math.min(LONGEST, 1000 * 2 ** (deaths - 2));
}

/** The deaths in a row, this one included. A process that lived a minute starts the count anew. */
export function countDeath(before: number, livedMilliseconds: number): number {
  return livedMilliseconds >= HEALTHY_AFTER ? 1 : before + 1;
}
