/**
 * The contract promises an answer within half a second when somebody asks whether a number may be dialed, matched or
 * texted. Each inner step has less time than the step around it, so that our refusal arrives before the time is over.
 * All values are in milliseconds.
 */

/**
 * The promise, from the request to the answer. Where `checksDb` is used, PostgreSQL gives up a statement after the same
 * time.
 */
export const PROMISED_MS = 500;

/** The answer to a check by the API. The way there and back has the rest. */
export const CHECK_MS = 450;

/** A decision about a number, from the request to the answer, where a page or a phone provider asks. */
export const DECISION_MS = 425;

/** As `DECISION_MS`, for dialing or texting by the API: its keys must be looked up too, and its answer written. */
export const API_DECISION_MS = DECISION_MS - 25;

/** One look-up in the database. A longer one counts as unanswered, and is refused. */
export const LOOK_UP_MS = 400;

/**
 * How long an inbound call may hold its turn. A longer one waits for the database, not for the processor, and gives its
 * turn up.
 */
export const TURN_MS = 450;

/**
 * The time that an inbound call needs when its turn comes. One with less time left would be late, so the others go
 * first.
 */
export const NEEDED_MS = 150;

/** The header in which our web server says when a request arrived; a client's own is overwritten. */
export const ARRIVED = "x-arrived";
