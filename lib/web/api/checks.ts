import { checksDb } from "@/db";
import { CHECK_MS } from "@/lib/budget";
import { type Check, CheckNumber } from "@/lib/enforcement/checking";
import { wireTime } from "@/lib/times";
import type { FailureAnswer } from "../error-statuses";
import { record } from "./answers";
import type { ApiInput } from "./input";

/** The answer to a check. One that could not be found out is a refusal with 503. */
export function checked({
  number,
  action,
  allowed,
  reason,
  since,
}: Omit<Check, "number"> & { number: string }) {
  const check = { number, action, allowed, reason, since: wireTime(since) };
  if (reason !== "unavailable") return record("check", check);
  return record("check", check, {
    status: 503,
    errors: { base: ["Cannot answer now; treat it as refused."] },
  });
}

/** A check is answered in time whatever has become of the database; after that, and beyond the rate, the answer is no. */
export const unanswered = {
  patience: CHECK_MS,
  connections: checksDb,
  unavailable: ({ callerId, action }: ApiInput, { status, errors }: FailureAnswer) => {
    const refusal = {
      number: String(callerId),
      action: CheckNumber.shape.action.catch("dial").parse(action),
      allowed: false,
      reason: "unavailable" as const,
      since: null,
    };
    return status === 503 ? checked(refusal) : record("check", refusal, { status, errors });
  },
};
