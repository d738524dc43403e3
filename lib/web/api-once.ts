import { createHash } from "node:crypto";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import { Malformed } from "@/lib/errors";
import { answerOnce } from "@/lib/idempotency-keys/answering";

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
    return onceFor(ctx, { key, fingerprint: fingerprintOf(request, input) }, (ctx) =>
      run(ctx, input, request),
    );
  };
}

/** As `once`, for a request whose fingerprint is known only when its body has come. */
export async function onceFor(
  ctx: TokenContext,
  keyed: { key: string; fingerprint: string },
  run: (ctx: TokenContext) => Promise<Response>,
): Promise<Response> {
  const { status, body, replayed } = await answerOnce(ctx, keyed, async (ctx) => {
    const response = await run(ctx);
    return { status: response.status, body: await response.text() };
  });
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
