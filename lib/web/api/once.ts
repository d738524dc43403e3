import { createHash } from "node:crypto";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import { Malformed } from "@/lib/errors";
import { type KeptAnswer, answerOnce, type GivenAnswer } from "@/lib/idempotency-keys/answering";

type Run<Input> = (ctx: TokenContext, input: Input, request: Request) => Promise<Response>;

/**
 * Makes a request safe to retry: with an `Idempotency-Key`, what `run` does and its answer are one transaction, and the same
 * request is given the same answer for 24 hours. Without the header it is `run`. `run` must do all that it does through its
 * context's connection.
 */
export function once<Input>(run: Run<Input>): Run<Input> {
  return async (ctx, input, request) => {
    const key = keyOf(request);
    if (key === null) return run(ctx, input, request);
    const keyed = { key, fingerprint: fingerprintOf(request, input) };
    return given(await answerOnce(ctx, keyed, async (ctx) => answerOf(await run(ctx, input, request))));
  };
}

/** What is kept of a response; all answers of the API have the same headers. */
export const answerOf = async (response: Response): Promise<KeptAnswer> => ({
  status: response.status,
  body: await response.text(),
});

/** An answer as it was given the first time, with a header that says so. */
export function given({ status, body, replayed }: GivenAnswer): Response {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(body, {
    status,
    headers: replayed ? { ...headers, "idempotent-replayed": "true" } : headers,
  });
}

/** The request's `Idempotency-Key`, null without one. */
export function keyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Malformed({ idempotency_key: ["must be 1 to 255 visible ASCII characters"] });
}

/** What a request asks, as it was understood: the same form sent again has another boundary, and means the same. */
export const fingerprintOf = ({ method, url }: Request, input: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([method, new URL(url).pathname, input]))
    .digest("hex");
