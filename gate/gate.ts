import cluster from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { endOnCrash } from "@/bin/kit/crashing";
import { onStop } from "@/bin/kit/stopping";
import { keepStops } from "@/lib/enforcement/stops";
import { env } from "@/lib/env";
import { isReady } from "@/lib/health";
import { log } from "@/lib/log";
import { networkList } from "@/lib/networks";
import { BACKLOG } from "./limits";
import { makeGate } from "./serving";

/**
 * The gate's process: phone systems ask it while the phone rings. With `GATE_PROCESSES` above 1 it runs so many more.
 */
endOnCrash();
const { gatePort, gateProcesses, host, trustProxy } = env();
/** The time for requests under way to end. */
const STOP_MILLISECONDS = 1_000;
/** How long the gate stays closed at its start while it gets ready to hear of changes. */
const READY_MILLISECONDS = 3_000;
const RESTART_MILLISECONDS = 500;

if (gateProcesses > 1 && cluster.isPrimary) await keepWorkers();
else await serve();

async function serve(): Promise<void> {
  const server = makeGate(networkList(trustProxy));
  server.on("error", (error) => {
    log.fatal(`The gate cannot listen on port ${gatePort}: ${error.message}`);
    process.exit(1);
  });
  await getReady();
  server.listen({ port: gatePort, host, backlog: BACKLOG });
  await once(server, "listening");
  onStop(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await Promise.race([closed, sleep(STOP_MILLISECONDS)]);
    server.closeAllConnections();
    await Promise.race([keepStops(), sleep(STOP_MILLISECONDS)]);
  });
  process.send?.("ready");
}

/** Opens the connections that the first checks need. Without a database the gate opens too, and says so. */
async function getReady(): Promise<void> {
  for (const end = Date.now() + READY_MILLISECONDS; Date.now() < end && !(await isReady()); ) await sleep(50);
}

/** Runs the processes that serve, which share the port, and starts those anew that end. */
async function keepWorkers(): Promise<void> {
  let stopping = false;
  // The kernel hands connections out. Through this process each new connection would cost a message.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.on("exit", (_, code, signal) => {
    if (stopping) return;
    log.error({ code, signal }, "a process of the gate ended and is started again");
    setTimeout(() => stopping || cluster.fork(), RESTART_MILLISECONDS);
  });
  const workers = Array.from({ length: gateProcesses }, () => cluster.fork());
  await Promise.all(workers.map((worker) => once(worker, "message")));
  onStop(async () => {
    stopping = true;
    const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ended = running.map((worker) => once(worker, "exit"));
    for (const worker of running) worker.process.kill("SIGTERM");
    await Promise.all(ended);
  });
  process.send?.("ready");
}
