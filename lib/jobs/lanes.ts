/** How many chunks of one job are worked on at once: two keep both the database and this process busy. */
const LANES = 2;

/**
 * Takes chunk after chunk, in two lanes, until `takeChunk` finds none in either or `signal` aborts. The first failure ends
 * both lanes and is thrown once both have come to rest.
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
