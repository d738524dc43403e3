import type { PauseReason } from "@/db/enums";
import type { TargetAnswer } from "./inner/posting";

const SECOND_MS = 1_000;
const FIRST_MS = 5 * SECOND_MS;
const LONGEST_MS = 3_600 * SECOND_MS;
const DAY_MS = 86_400 * SECOND_MS;

/** What follows from a try: the event is delivered, the queue waits, or it is paused until a person resumes it. */
export type NextTry =
  | { delivered: true }
  | { delivered: false; failingSince: Date; nextAt: Date; pausedWhy: PauseReason | null };

/** What is known of the queue when a try has ended. `attempts` counts the tries of that event, this one included. */
type Facts = { attempts: number; failingSince: Date | null; now: Date };

/**
 * Judges an answer. 2xx is delivered, 410 and a refusal of our name pause at once, anything else is tried again: after
 * 5 seconds and then twice as long each time, to an hour, less up to a half by `chance` (0 to 1) so that not all come
 * back together. A day of nothing but failures pauses.
 */
export function judgeAnswer(
  { status, failed }: Pick<TargetAnswer, "status" | "failed">,
  { attempts, failingSince, now }: Facts,
  chance = Math.random(),
): NextTry {
  if (!failed && status !== null && status >= 200 && status < 300) return { delivered: true };
  const since = failingSince ?? now;
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20)) * (1 - chance / 2);
  return {
    delivered: false,
    failingSince: since,
    nextAt: new Date(now.getTime() + wait),
    pausedWhy: pauseOf({ status, failed }) ?? (now.getTime() - since.getTime() >= DAY_MS ? "failing" : null),
  };
}

/** To come again with a password that was refused would get the name locked. */
function pauseOf({ status, failed }: Pick<TargetAnswer, "status" | "failed">): PauseReason | null {
  if (failed === "refused") return "refused";
  return status === 410 ? "gone" : null;
}
