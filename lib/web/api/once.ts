import { createHash } from "node:crypto";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import { Malformed } from "@/lib/errors";
import { type KeptAnswer, answerOnce, type GivenAnswer } from "@/lib/idempotency-keys/answering";

type Run<Input> = (ctx: TokenContext, input: Input, request: Request) => Promise<Response>;

/**
 * Makes a request safe to retry. With an `Idempotency-Key`, the work of `run` and its answer are one transaction, and
 * the same request gets the same answer for 24 hours. Without the header it is just `run`. `run` must do all its work
 * through its context's connection.
 */
export function once<Input>(run: Run<Input>): Run<Input> {
  return async (ctx, input, request) => {
    const key = keyOf(request);
    if (key === null) return run(ctx, input, request);
    const keyed = { key, fingerprint: fingerprintOf(request, input) };
    return given(await answerOnce(ctx, keyed, async (ctx) => answerOf(await run(ctx, input, request))));
  };
}

/** Returns the part of a response that is kept. All answers of the API have the same headers. */
export const answerOf = async (response: Response): Promise<KeptAnswer> => ({
  status: response.status,
  body: await response.text(),
});

/** Answers as the first time, with a header that says so. */
export function given({ status, body, replayed }: GivenAnswer): Response {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(body, {
    status,
    headers: replayed ? { ...headers, "idempotent-replayed": "true" } : headers,
  });
}

/** Returns the request's `Idempotency-Key`; null without one. */
export function keyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Malformed({ idempotency_key: ["must be 1 to 255 visible ASCII characters"] });
}

/** Digests the meaning of a request: the same form, sent again, has another boundary but means the same. */
export const fingerprintOf = ({ method, url }: Request, input: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([method, new URL(url).pathname, input]))
    .digest("hex");
