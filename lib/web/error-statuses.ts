import { ZodError } from "zod";
import { databaseCode, databaseIsAway } from "@/lib/transaction";
import { AppError, fieldErrors, type FieldErrors, Forbidden } from "@/lib/errors";
import { atLength, inShort, log } from "@/lib/log";

/** `retryAfter` in seconds. */
export type FailureAnswer = { status: number; errors: FieldErrors; retryAfter?: number };

const STATEMENT_TIMEOUT = "57014";

/** Translates a thrown error for the outside. This is the one place where errors become statuses and words. */
export function translate(error: unknown): FailureAnswer {
  if (error instanceof Forbidden)
    return { status: 403, errors: { [error.missing]: error.errors.base ?? [] } };
  if (error instanceof AppError) {
    const { status, errors, retryAfter } = error;
    return { status, errors, retryAfter };
  }
  if (error instanceof ZodError) return { status: 422, errors: fieldErrors(error) };
  if (databaseIsAway(error) || databaseCode(error) === STATEMENT_TIMEOUT) {
    log.error({ error: inShort(error) }, "the database cannot answer");
    return {
      status: 503,
      errors: { base: ["The database cannot answer now. Ask again; asking twice does no harm."] },
    };
  }
  log.error({ error: atLength(error) }, "unexpected error");
  return { status: 500, errors: { base: ["Something went wrong on our side. It was logged; try again."] } };
}
