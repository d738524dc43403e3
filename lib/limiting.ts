import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import { inShort, log } from "@/lib/log";

/** The number of requests left in this minute, and of seconds until the next minute begins. */
export type Quota = { limit: number; remaining: number; resetSeconds: number };

/** The length of a window, in seconds; it begins with its first request. */
export const WINDOW_SECONDS = 60;

/** Thrown when too many requests came within a minute. */
export class TooMany extends AppError {
  override readonly retryAfter: number;

  constructor(
    readonly quota: Quota,
    whose: string,
  ) {
    const { limit, resetSeconds } = quota;
    super(429, {
      base: [
        `${whose} at most ${limit.toLocaleString("en")} in a minute; ask again in ${resetSeconds} seconds.`,
      ],
    });
    this.retryAfter = resetSeconds;
  }
}

/**
 * The counters of this process, on globalThis, because Next's several bundles share them. Each key's limit is compared
 * in this file, so one counter serves all keys.
 */
const global = globalThis as typeof globalThis & { blacklistRates?: RateLimiterMemory };
const rates = () =>
  (global.blacklistRates ??= new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS }));

/**
 * Counts one request of `key` and returns what is left of its limit. Returns null when nothing could be counted: a
 * broken limiter refuses no request, and decides nothing else. Throws `TooMany` for a request beyond the limit, with a
 * message that begins with `whose`.
 */
export async function countRequest(key: string, limit: number, whose: string): Promise<Quota | null> {
  const counted = await kept(() => rates().penalty(key, 1));
  if (!counted) return null;
  const quota = quotaOf(counted, limit);
  if (counted.consumedPoints > limit) throw new TooMany(quota, whose);
  return quota;
}

/** Throws `TooMany` when the requests of `key` that were counted have reached its limit. Counts none itself. */
export async function refuseBeyond(key: string, limit: number, whose: string): Promise<void> {
  const counted = await kept(() => rates().get(key));
  if (!counted || counted.msBeforeNext <= 0 || counted.consumedPoints < limit) return;
  throw new TooMany(quotaOf(counted, limit), whose);
}

/** Counts one request of `key`, for `refuseBeyond`. */
export async function countOnly(key: string): Promise<void> {
  await kept(() => rates().penalty(key, 1));
}

function quotaOf({ consumedPoints, msBeforeNext }: RateLimiterRes, limit: number): Quota {
  return {
    limit,
    remaining: Math.max(0, limit - consumedPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}

async function kept<T>(count: () => Promise<T>): Promise<T | null> {
  try {
    return await count();
  } catch (error) {
    log.error({ error: inShort(error) }, "a rate was not counted");
    return null;
  }
}
