/**
 * The half second that the contract gives whoever asks whether a number may be dialed, matched or texted. What is inside
 * has less time than what is around it, so that a refusal of ours is there before the time is over. All in milliseconds.
 */

/** What is promised, from the request to the answer. `checksDb` has PostgreSQL give up a statement after as long. */
export const PROMISED_MS = 500;

/** The answer to a check by the API: the way there and back has the rest. */
export const CHECK_MS = 450;

/** A decision about a number, from the request to the answer, where a page or a phone provider asks. */
export const DECISION_MS = 425;

/** As `DECISION_MS`, where the API is asked to dial or text: its keys are looked up too, and its answer is written. */
export const API_DECISION_MS = DECISION_MS - 25;

/** One look-up in the database. What takes longer counts as unanswered, and is refused. */
export const LOOK_UP_MS = 400;

/** What holds its turn among inbound calls for longer waits for the database, not for the processor: it gives its turn up. */
export const TURN_MS = 450;

/** An inbound call that has less than this left would come to its turn only to be late: the others go first. */
export const NEEDED_MS = 150;
