import { z } from "zod";
import type { ZodOpenApiResponsesObject, ZodOpenApiResponseObject } from "zod-openapi";
import type { ErrorStatus } from "@/lib/errors";
import { Failure } from "../api/said";
import type { Operation, Said } from "../operations/operation";
import { fieldsOf } from "./input";

const count = (description: string, id: string) =>
  z.int().nonnegative().optional().meta({ description, header: { id } });

const rateHeaders = {
  "RateLimit-Limit": count("How many requests a minute the token may make.", "RateLimitLimit"),
  "RateLimit-Remaining": count("How many are left of them.", "RateLimitRemaining"),
  "RateLimit-Reset": count("In how many seconds they are counted anew.", "RateLimitReset"),
};
const RetryAfter = count("After how many seconds it is worth asking again.", "RetryAfter");
const Replayed = z
  .literal("true")
  .optional()
  .meta({
    description: "This is the answer to an earlier request with the same key.",
    header: { id: "IdempotentReplayed" },
  });

const failures: Record<ErrorStatus, string> = {
  400: "The request cannot be read: malformed JSON, an unknown column or cursor.",
  401: "No keys, or keys that are unknown, paused, revoked or expired.",
  403: "The keys lack the permission, or come from an address that they are not taken from.",
  404: "There is nothing of that name in this company.",
  405: "The method is not possible at this address.",
  409: "What is asked does not go with what is there now.",
  413: "The body is too large.",
  415: "The body is of no type that is taken here.",
  422: "A value cannot be accepted, or a name is not known.",
  429: "More requests than the token may make.",
  503: "Cannot answer now; treat it as a refusal.",
};

/** Returns every status that an operation answers with, and what it then holds. */
export function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  const statuses = failuresOf(operation).filter((status) => !operation.answers[status]);
  return {
    ...Object.fromEntries(
      Object.entries(operation.answers).map(([status, said]) => [status, saying(operation, said)]),
    ),
    ...Object.fromEntries(statuses.map((status) => [status, failure(operation, status)])),
  };
}

/**
 * Returns the statuses with which an operation may fail: its own, and those of every request with keys, with a body, or
 * with fields.
 */
export function failuresOf(operation: Operation): ErrorStatus[] {
  const { keys = "header", method, fails = [], idempotent, others } = operation;
  const own = new Set<ErrorStatus>(fails);
  own.add(400).add(503);
  if (keys !== "none") own.add(401).add(403).add(429);
  if (method !== "get") own.add(413).add(415);
  if (others !== "passed over" || Object.keys(fieldsOf(operation)).length > 0) own.add(422);
  if (idempotent) own.add(409);
  return [...own].sort((a, b) => a - b);
}

function saying(operation: Operation, { description, schema, types = [] }: Said): ZodOpenApiResponseObject {
  const headers = z.object({
    ...(operation.keys === "none" ? {} : rateHeaders),
    ...(operation.idempotent ? { "Idempotent-Replayed": Replayed } : {}),
  });
  const file = { schema: { type: "string" as const, format: "binary" } };
  const content = schema
    ? { "application/json": { schema } }
    : Object.fromEntries(types.map((type) => [type, file]));
  return { description, headers, content };
}

const components = new Map<string, ZodOpenApiResponseObject>();

/** Returns the response of a failure. All operations share one component for each kind of failure. */
function failure(operation: Operation, status: ErrorStatus): ZodOpenApiResponseObject {
  const keyless = operation.keys === "none";
  const again = status === 409 && operation.idempotent === true;
  const id = `Failure${status}${keyless ? "Keyless" : ""}${again ? "Idempotent" : ""}`;
  const made = components.get(id) ?? {
    id,
    description: failures[status],
    headers: z.object({
      ...(keyless ? {} : rateHeaders),
      ...(status === 429 || again ? { "Retry-After": RetryAfter } : {}),
    }),
    content: { "application/json": { schema: Failure } },
  };
  components.set(id, made);
  return made;
}
