import type { ZodError } from "zod";
import type { Permission } from "@/db/permissions";

/** Messages by field. Each completes the sentence "<field> …", as in `{ caller_id: ["is not a phone number"] }`. */
export type FieldErrors = Record<string, string[]>;

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503;

/** A failure that a verb tells its caller. Doors translate it. Anything else that is thrown is a bug. */
export class AppError extends Error {
  /** The number of seconds after which the caller may try again. */
  readonly retryAfter?: number;

  constructor(
    readonly status: ErrorStatus,
    readonly errors: FieldErrors,
  ) {
    super(
      Object.entries(errors)
        .map(([field, messages]) =>
          (field === "base" ? messages : messages.map((m) => `${field} ${m}`)).join(", "),
        )
        .join("; "),
    );
    this.name = new.target.name;
  }
}

/** The request cannot be read at all: malformed JSON, an unknown column or cursor. */
export class Malformed extends AppError {
  constructor(errors: FieldErrors) {
    super(400, errors);
  }
}

/** The request has no identity, or its identity is no longer valid. */
export class Unauthenticated extends AppError {
  constructor(message: string) {
    super(401, { base: [message] });
  }
}

/** The identity is valid, but lacks the permission. */
export class Forbidden extends AppError {
  constructor(readonly missing: Permission) {
    super(403, { base: [`needs the permission ${missing}; an owner of the company can give it`] });
  }
}

/** The record does not exist, or belongs to another company: the two look the same. */
export class NotFound extends AppError {
  constructor(what: string) {
    super(404, { base: [`There is no such ${what}.`] });
  }
}

export class Conflict extends AppError {
  constructor(
    message: string,
    override readonly retryAfter?: number,
  ) {
    super(409, { base: [message] });
  }
}

/** A value that can be read but not accepted. */
export class Invalid extends AppError {
  constructor(errors: FieldErrors) {
    super(422, errors);
  }
}

/** The system cannot answer now. The caller must treat this as a refusal. */
export class Unavailable extends AppError {
  constructor(message = "cannot answer now; treat it as refused and try again") {
    super(503, { base: [message] });
  }
}

/** Returns the messages of zod's parse error by field, in the snake_case of the wire. */
export function fieldErrors(error: ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.length > 0 ? snakeCase(issue.path.join(".")) : "base";
    (errors[field] ??= []).push(issue.message);
  }
  return errors;
}

/** Spells an internal name as the wire and URLs do: `createdAt` becomes `created_at`. */
export const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
