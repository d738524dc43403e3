/**
 * How long an answer of the API may take before it is 503, in milliseconds. A check has less: see `lib/time-limits.ts`.
 */
export const PATIENCE_MS = 5_000;

/** As `PATIENCE_MS`, for ten thousand numbers in one request, on a machine with much else to do. */
export const BULK_PATIENCE_MS = 30_000;

/** As `PATIENCE_MS`, for making a job: it fixes millions of numbers in one transaction. */
export const JOB_PATIENCE_MS = 120_000;

/**
 * As `PATIENCE_MS`, for a call or a text: after the decision, which is made in time, the answer waits for the provider.
 */
export const PROVIDER_PATIENCE_MS = 15_000;

/** How long a body that is read into memory may take to arrive, in milliseconds. */
export const BODY_PATIENCE_MS = 20_000;
