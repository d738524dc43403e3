import { checksDb } from "@/db";
import { type Check, CheckNumber } from "@/lib/enforcement/checking";
import { wireTime } from "@/lib/times";
import { record } from "./api-answers";
import type { ApiInput } from "./api-input";
import type { FailureAnswer } from "./errors";

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

/** The contract gives a check 500 ms in all, whatever has become of the database; then, and beyond the rate, the answer is no. */
export const unanswered = {
  patience: 450,
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
