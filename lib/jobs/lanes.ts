/** How many chunks of one job run at once: while this process prepares one, the database works on two. */
const LANES = 3;

/**
 * Calls `takeChunk` again and again in a few lanes, until it finds no chunk or `signal` aborts. The first failure ends
 * all lanes, and is thrown once all have come to rest.
 */
export async function inLanes(signal: AbortSignal, takeChunk: () => Promise<boolean>): Promise<void> {
  const failure = new AbortController();
  const lane = async () => {
    try {
      while (!signal.aborted && !failure.signal.aborted && (await takeChunk()));
    } catch (error) {
      failure.abort();
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}
