import { type Quota, TooMany, WINDOW_SECONDS } from "@/lib/limiting";

/**
 * Sets an answer's headers that tell how much of the rate is left (`RateLimit-Limit`, `-Remaining`, `-Reset`,
 * `-Policy`), and after a 429 when to ask again.
 */
export function tellQuota(response: Response, quota: Quota | null | undefined, error?: unknown): Response {
  const { headers } = response;
  const told = error instanceof TooMany ? error.quota : quota;
  if (error instanceof TooMany) headers.set("retry-after", String(error.retryAfter));
  if (!told) return response;
  headers.set("ratelimit-limit", String(told.limit));
  headers.set("ratelimit-remaining", String(told.remaining));
  headers.set("ratelimit-reset", String(told.resetSeconds));
  headers.set("ratelimit-policy", `${told.limit};w=${WINDOW_SECONDS}`);
  return response;
}

/** How long a file is sent before the permission is checked again, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/**
 * Returns the answer with a body that breaks off once `holds` throws. A JSON answer is complete already, and stays as
 * it is.
 */
export function whileHolding(response: Response, holds: () => Promise<void>): Response {
  if (!response.body || response.headers.get("content-type")?.startsWith("application/json")) return response;
  let looked = performance.now();
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    async transform(piece, controller) {
      if (performance.now() - looked > LOOK_EVERY_MS) {
        await holds();
        looked = performance.now();
      }
      controller.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(watch), response);
}
