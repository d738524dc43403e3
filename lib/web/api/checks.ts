import { DECISION_MS } from "@/lib/time-limits";
import { type Check, CheckNumber } from "@/lib/enforcement/checking";
import { wireTime } from "@/lib/times";
import type { FailureAnswer } from "../error-statuses";
import { record } from "./answers";
import type { ApiInput } from "./names";

/** Answers a check. When the state could not be found out, it answers with a refusal and 503. */
export function checked({
  number,
  action,
  allowed,
  reason,
  since,
  caller,
}: Omit<Check, "number"> & { number: string | null }) {
  const check = { number, action, allowed, reason, since: wireTime(since), caller };
  if (reason !== "unavailable") return record("check", check);
  return record("check", check, {
    status: 503,
    errors: { base: ["Cannot answer now; treat it as refused."] },
  });
}

/**
 * Options of a check: it is answered in time even when the database is away. When the time or the rate is used up, the
 * answer is no.
 */
export const unanswered = {
  patience: DECISION_MS,
  recalled: true,
  unavailable: ({ callerId, action }: ApiInput, { status, errors }: FailureAnswer) => {
    const refusal = {
      number: String(callerId),
      action: CheckNumber.shape.action.catch("dial").parse(action),
      allowed: false,
      reason: "unavailable" as const,
      since: null,
      caller: null,
    };
    return status === 503 ? checked(refusal) : record("check", refusal, { status, errors });
  },
};
