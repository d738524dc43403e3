import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { accountFor } from "@/db/embedded/account";
import { findBinaries } from "@/db/embedded/binaries";
import { DATABASE, HERE, passwordFile, plainEnvironment, prepareCluster } from "@/db/embedded/cluster";
import { endLeftovers, runningServer, signalServer } from "@/db/embedded/leftovers";

export type StartOptions = {
  /** `DATA_DIR`: the database goes into its folder `postgres`, its log and password beside it. */
  dataDir: string;
  /** The port to listen on; without it any free port. */
  port?: number;
  /** False for a throw-away database of a test: no fsync. */
  durable?: boolean;
};

export type RunningPostgres = {
  url: string;
  port: number;
  /** Settles when the server has ended, through `stop` or otherwise. */
  ended: Promise<void>;
  /** Ends it in order (a fast shutdown), and at once after ten seconds. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that npm brought, on loopback, and returns once it answers. Ends first what an earlier run left
 * of it, so the caller must hold the lock of `dataDir`. It ends by itself when this process is killed.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const durable = options.durable ?? true;
  mkdirSync(dataDir, { recursive: true });
  const folder = path.join(dataDir, "postgres");
  const account = accountFor(folder);
  const binaries = findBinaries(account);
  if (existsSync(folder)) await endLeftovers(folder);
  const password = prepareCluster(binaries, folder, account, durable);
  const port = options.port ?? (await findFreePort());
  const command = [path.join(binaries, "bin", "postgres"), "-D", HERE, ...settings(port, durable)];
  const log = openLog(`${folder}.log`);
  const child = spawn("/bin/sh", ["-c", KEEPER, "keeper", ...command], {
    ...account,
    cwd: folder,
    env: plainEnvironment(),
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
  });
  closeSync(log);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      resolve();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  while (running && !runningServer(folder)?.ready) await sleep(20);
  if (!running) throw new Error(`PostgreSQL did not start: ${lastLine(`${folder}.log`)}`);
  const stop = async () => {
    child.stdio[3]?.destroy();
    const late = setTimeout(() => signalServer(folder, "SIGQUIT"), 10_000);
    await ended;
    clearTimeout(late);
  };
  return { url: urlOf(password, port), port, ended, stop };
}

/** The URL of the PostgreSQL that runs on `dataDir`, or undefined when none does. */
export function findRunningPostgres(dataDir: string): string | undefined {
  const folder = path.resolve(dataDir, "postgres");
  const server = existsSync(folder) ? runningServer(folder) : undefined;
  if (!server?.ready) return undefined;
  return urlOf(readFileSync(passwordFile(folder), "utf8").trim(), server.port);
}

/**
 * Holds the server and a pipe from this process. When the pipe closes, because the server is to stop or this process
 * was killed, the server shuts down. It runs in a session of its own, so that Ctrl-C does not reach it before the
 * others.
 */
const KEEPER = `
"$@" 3<&- & server=$!
(read _ <&3; kill -INT $server) & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

const LOG_BYTES = 10_000_000;

function settings(port: number, durable: boolean) {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    log_checkpoints: "off",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** A port of loopback that is free now. */
export function findFreePort(): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject()));
    });
  });
}

/** Opens the log; it starts anew when it has grown long. */
function openLog(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(file, size > LOG_BYTES ? "w" : "a", 0o600);
}

function urlOf(password: string, port: number) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function lastLine(file: string) {
  return readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "it left no message";
}
