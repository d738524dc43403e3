import { type Quota, TooMany, WINDOW_SECONDS } from "@/lib/limiting";

/**
 * Says in an answer's headers how much of the rate is left (`RateLimit-Limit`, `-Remaining`, `-Reset`, `-Policy`), and when
 * to ask again after a 429.
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

/** How long a file goes out before it is looked again whether it may, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** An answer whose body, unless it is JSON and so made already, breaks off once `holds` throws. */
export function whileHolding(response: Response, holds: () => Promise<void>): Response {
  if (!response.body || /json/.test(response.headers.get("content-type") ?? "")) return response;
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
