import { ZodError } from "zod";
import { databaseCode } from "@/lib/context";
import { AppError, type FieldErrors, Forbidden, fieldErrors } from "@/lib/errors";
import { log } from "@/lib/log";

export type Failure = { status: number; errors: FieldErrors };

/** Codes of a database that is away, starting, stopping or full, and of a connection that broke. */
const AWAY =
  /^(57P0[0-9]|53[0-9A-Z]{3}|08[0-9A-Z]{3}|57014|ECONN.*|CONNECT.*|CONNECTION_.*|ENOTFOUND|EPIPE|ETIMEDOUT|25006)$/;

/** What to tell the outside of something that was thrown: the one place where errors become statuses and words. */
export function translate(error: unknown): Failure {
  if (error instanceof Forbidden)
    return { status: 403, errors: { [error.missing]: error.errors.base ?? [] } };
  if (error instanceof AppError) return { status: error.status, errors: error.errors };
  if (error instanceof ZodError) return { status: 422, errors: fieldErrors(error) };
  const code = databaseCode(error);
  if (code && AWAY.test(code)) {
    log.error({ code, error: String(error) }, "the database cannot answer");
    return {
      status: 503,
      errors: { base: ["The database cannot answer now. Nothing was changed; try again."] },
    };
  }
  log.error(
    { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    "unexpected error",
  );
  return { status: 500, errors: { base: ["Something went wrong on our side. It was logged; try again."] } };
}
