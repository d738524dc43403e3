import { EventEmitter } from "node:events";
import { Logger, runTaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { urlInUse } from "@/db/url";
import { inShort, log } from "@/lib/log";
import { startDelivering } from "@/lib/subscriptions/delivering";
import { startRounds } from "./cron";
import { keepPresence } from "./presence";
import { lanesOf } from "./tasks";

const POLL_MS = 1_000;

/**
 * Works through the job queue until stopped, and waits out an outage of the database. `stop` lets each job come to
 * rest, which takes a second or two; a long job goes on in another worker or at the next start.
 */
export async function runWorker(): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const workerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => workerIds.push(worker.workerId));
  events.on("worker:stop", ({ error }) => {
    if (error && !stopping.signal.aborted) giveUp(error);
  });
  const lanes = lanesOf(stopping.signal);
  const atOnce = lanes.reduce((sum, { concurrency }) => sum + concurrency, 0);
  const pgPool = new pg.Pool({ connectionString: urlInUse(), max: atOnce + lanes.length });
  // Without these a connection that breaks, unused or in use, would end the process; whoever uses it is told.
  pgPool.on("error", () => {});
  pgPool.on("connect", (client) => client.on("error", () => {}));
  const workers = lanes.map(({ tasks, concurrency }) =>
    runTaskList(
      { pgPool, events, concurrency, pollInterval: POLL_MS, noHandleSignals: true, logger },
      tasks,
      pgPool,
    ),
  );
  const presence = keepPresence(workerIds);
  const rounds = startRounds();
  const deliveries = startDelivering();
  return {
    async stop() {
      stopping.abort();
      rounds.stop();
      await Promise.all([...workers.map((lane) => lane.gracefulShutdown()), deliveries.stop()]);
      await presence.stop();
      await pgPool.end();
    },
  };
}

/**
 * The queue could not be told that a job is done. Ending loses nothing: the next start frees the job and does the rest.
 */
function giveUp(error: unknown) {
  log.fatal({ error: inShort(error) }, "the worker lost its queue and starts anew");
  process.exit(1);
}

const LEVELS = { error: "warn", warning: "warn", info: "debug", debug: "trace" } as const;
const logger = new Logger(
  ({ label }) =>
    (level, message) =>
      log[LEVELS[level]]({ from: label }, message),
);
