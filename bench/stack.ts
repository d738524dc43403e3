import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { buildIfNeeded } from "@/bin/start/build";
import { listPrograms } from "@/bin/start/programs";
import { closeDb } from "@/db";
import { findFreePort, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { parseEnv } from "@/lib/env";
import { memoryNow, peakMemory, resetPeak } from "./memory";

export type Options = { rows: number; runs: number; calls: number; web: boolean };

export type BenchStack = Omit<Options, "web"> & {
  /** The folder for files of numbers; removed at the end. */
  folder: string;
  databaseUrl: string;
  sql: postgres.Sql;
  worker: number;
  gate: { pid: number; port: number };
  /** The web process and its address; null with --no-web. */
  web: { pid: number; url: string; warm: number | null } | null;
  /** The highest of all peaks so far. */
  most: Peaks;
  stop(): Promise<void>;
};

/** In MB; null where the system does not tell. */
export type Peaks = { worker: number | null; web: number | null };

/** These values replace what a developer may have set, so that it cannot affect a measurement. */
const PLAIN = {
  DEMO: "0",
  HOST: "127.0.0.1",
  NEXTAUTH_SECRET: "",
  NEXTAUTH_URL: "",
  PUBLIC_URL: "",
  TRUST_PROXY: "",
  UPLOAD_LIMIT: "",
  // A benchmark sends requests as fast as it can, with one token.
  RATE_LIMIT: "100000000",
  LEAD_RATE_LIMIT: "100000000",
};

/**
 * Starts a durable PostgreSQL, the worker and the web process as `npm start` runs them. `stop` ends them and removes
 * everything.
 */
export async function startBenchStack(options: Options): Promise<BenchStack> {
  if (options.web) await buildIfNeeded(process.cwd());
  const folder = mkdtempSync(path.join(os.tmpdir(), "blacklist-bench-"));
  const stops = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.toReversed()) await end();
  };
  try {
    return { ...(await startAll(options, folder, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts one after another, and adds to `stops` the function that ends each. */
async function startAll(
  options: Options,
  folder: string,
  stops: (() => Promise<void>)[],
): Promise<Omit<BenchStack, "stop">> {
  const database = await startPostgres({ dataDir: folder });
  stops.push(database.stop);
  await migrateDatabase(database.url);
  const port = String(await findFreePort());
  const gatePort = await findFreePort();
  const ports = { PORT: port, GATE_PORT: String(gatePort) };
  const plain = { ...PLAIN, ...ports, DATA_DIR: folder, LOG_LEVEL: process.env.LOG_LEVEL || "error" };
  Object.assign(process.env, plain, { DATABASE_URL: database.url });
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  stops.push(() => sql.end({ timeout: 5 }), closeDb);
  const pids = new Map<string, number>();
  for (const { name, args, env } of await listPrograms(database.url, parseEnv(plain), false)) {
    if (name === "web" && !options.web) continue;
    const program = await startProgram(args, env);
    stops.push(program.stop);
    pids.set(name, program.pid);
  }
  const webPid = pids.get("web");
  return {
    rows: options.rows,
    runs: options.runs,
    calls: options.calls,
    folder,
    databaseUrl: database.url,
    sql,
    worker: pids.get("worker") ?? 0,
    gate: { pid: pids.get("gate") ?? 0, port: gatePort },
    web: webPid === undefined ? null : { pid: webPid, url: `http://127.0.0.1:${port}`, warm: null },
    most: { worker: null, web: null },
  };
}

type Program = { pid: number; stop(): Promise<void> };

async function startProgram(args: string[], env: NodeJS.ProcessEnv): Promise<Program> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const [first] = (await Promise.race([once(child, "message"), ended])) as [unknown];
  if (first !== "ready" || child.pid === undefined) throw new Error(`${args.at(-1)} did not start`);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { pid: child.pid, stop };
}

/** Records what the web process holds now, after its warm-up. */
export function markWarm({ web }: BenchStack): void {
  if (web) web.warm = memoryNow(web.pid);
}

/** Resets the peaks, so that `peaks` covers only what follows. */
export function resetPeaks({ worker, web }: BenchStack): void {
  resetPeak(worker);
  if (web) resetPeak(web.pid);
}

/** Returns the most that worker and web have held since `resetPeaks`, in MB. */
export function peaks({ worker, web, most }: BenchStack): Peaks {
  const now = { worker: peakMemory(worker), web: web && peakMemory(web.pid) };
  most.worker = Math.max(most.worker ?? 0, now.worker ?? 0);
  most.web = Math.max(most.web ?? 0, now.web ?? 0);
  return now;
}
