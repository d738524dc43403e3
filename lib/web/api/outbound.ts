import { checksDb } from "@/db";
import { API_DECISION_MS } from "@/lib/time-limits";
import type { Refusal } from "@/lib/enforcement/allowed";
import type { FieldErrors } from "@/lib/errors";
import { wireTime } from "@/lib/times";
import { PROVIDER_PATIENCE_MS } from "./time-limits";

/**
 * Options of dialing and texting: the decision is made within the contract's 500 ms; then the provider has its time.
 */
export const deciding = {
  decideWithin: API_DECISION_MS,
  patience: PROVIDER_PATIENCE_MS,
  connections: checksDb,
};

/**
 * Returns the status and the errors of a refused call or text, beside its record. A call or text that was allowed is
 * answered with 200.
 */
export function refusalOf(refusal: Refusal | null): { status?: number; errors?: FieldErrors } {
  if (!refusal) return {};
  const since = wireTime(refusal.since);
  const words = refusal.reason === "blocked" ? "is blocked" : "has opted out";
  return { status: 422, errors: { to: [since ? `${words} since ${since}` : words] } };
}
