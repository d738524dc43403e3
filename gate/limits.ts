import { CHECK_MS } from "@/lib/time-limits";

/** Bounds of the gate. Times are in milliseconds. */

/**
 * When an answer that is still missing is given as "cannot tell", counted from the earliest moment at which the request
 * can have arrived. The event loop has the rest, until `CHECK_MS`.
 */
export const GIVE_UP_MS = CHECK_MS - 50;

/** So many checks may wait for the database. Beyond them the answer is "cannot tell" at once. */
export const MOST_WAITING = 10_000;

/** Longest time for a list of numbers: nobody's telephone rings meanwhile. */
export const LIST_MS = 20_000;

/** Lists up to this length keep the deadline of one number. */
export const SHORT_LIST = 100;

/** Numbers of a list that are checked in one turn of the event loop, so that others are served in between. */
export const CHUNK = 2_000;

/** The largest body, in bytes: 50,000 numbers with room to spare; and how long it may take to arrive. */
export const BODY_LIMIT = 2 * 1024 * 1024;
export const BODY_MS = 10_000;

/** Connections that wait in the kernel until they are accepted; it may have a smaller bound of its own. */
export const BACKLOG = 4_096;
