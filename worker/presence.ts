import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { urlInUse } from "@/db/url";
import { inShort, log } from "@/lib/log";

const RETRY_MS = 500;
const HEARTBEAT_MS = 2_000;
const SWEEP_MS = 2_000;

/**
 * Shows that these workers live, by session locks under their ids, and releases the jobs of workers whose lock is free:
 * at the start, then every two seconds. (The queue alone releases a dead worker's jobs only after four hours.)
 * Reconnects after a lost connection. Meanwhile another worker may take over our jobs, which only costs time: a job's
 * record lets each piece of work happen once.
 */
export function keepPresence(workerIds: string[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let wasAway = false;
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        client = await lockIds(workerIds);
        wasAway = false;
        await sweepWhileAlive(client, workerIds, stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted && !wasAway)
          log.warn({ error: inShort(error) }, "the worker looks for its database");
        wasAway = true;
      }
      await client?.end().catch(() => {});
      await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function lockIds(workerIds: string[]): Promise<pg.Client> {
  const client = connection("worker presence");
  await client.connect();
  await client.query("select pg_advisory_lock(hashtextextended(id, 0)) from unnest($1::text[]) as id", [
    workerIds,
  ]);
  return client;
}

/** Returns when stopped, throws when the connection that holds the locks breaks. */
async function sweepWhileAlive(client: pg.Client, workerIds: string[], signal: AbortSignal) {
  let sweptAt = -Infinity;
  while (!signal.aborted) {
    await client.query("select 1");
    if (performance.now() - sweptAt >= SWEEP_MS) {
      sweptAt = performance.now();
      await freeJobsOfTheDead(workerIds);
    }
    await sleep(HEARTBEAT_MS, undefined, { signal }).catch(() => {});
  }
}

/**
 * Uses another connection, because a session's own locks look free to itself. A worker that has just started may not
 * have its lock yet.
 */
async function freeJobsOfTheDead(ours: string[]) {
  const client = connection("worker sweep");
  try {
    await client.connect();
    await client.query(
      `select graphile_worker.force_unlock_workers(array_agg(locked_by))
       from (select distinct locked_by from graphile_worker.jobs
             where locked_at < now() - interval '2 seconds' and locked_by <> all($1::text[])) as held
       where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))`,
      [ours],
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function connection(name: string): pg.Client {
  const client = new pg.Client({
    connectionString: urlInUse(),
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    application_name: `blacklist ${name}`,
  });
  client.on("error", () => {});
  return client;
}
