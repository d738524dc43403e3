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

export type Options = { rows: number; runs: number; web: boolean };

export type BenchStack = Omit<Options, "web"> & {
  /** Files of numbers go here; thrown away at the end. */
  folder: string;
  databaseUrl: string;
  sql: postgres.Sql;
  worker: number;
  /** The web process and where it answers; null with --no-web. */
  web: { pid: number; url: string; warm: number | null } | null;
  /** The highest of all peaks so far. */
  most: Peaks;
  stop(): Promise<void>;
};

/** In MB; null where nothing tells. */
export type Peaks = { worker: number | null; web: number | null };

/** What a developer may have set must not reach a measurement. */
const PLAIN = {
  DEMO: "0",
  HOST: "127.0.0.1",
  NEXTAUTH_SECRET: "",
  NEXTAUTH_URL: "",
  PUBLIC_URL: "",
  TRUST_PROXY: "",
  UPLOAD_LIMIT: "",
  // A benchmark asks as fast as it can, with one token.
  RATE_LIMIT: "100000000",
  LEAD_RATE_LIMIT: "100000000",
};

/** A durable PostgreSQL, the worker and the web process as `npm start` runs them, all thrown away by `stop`. */
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

/** Starts one after the other, and leaves in `stops` how each is ended. */
async function startAll(
  options: Options,
  folder: string,
  stops: (() => Promise<void>)[],
): Promise<Omit<BenchStack, "stop">> {
  const database = await startPostgres({ dataDir: folder });
  stops.push(database.stop);
  await migrateDatabase(database.url);
  const port = String(await findFreePort());
  const plain = { ...PLAIN, PORT: port, DATA_DIR: folder, LOG_LEVEL: process.env.LOG_LEVEL || "error" };
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
    folder,
    databaseUrl: database.url,
    sql,
    worker: pids.get("worker") ?? 0,
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

/** Remembers what the web process holds now, after its warm-up. */
export function markWarm({ web }: BenchStack): void {
  if (web) web.warm = memoryNow(web.pid);
}

/** From here on `peaks` tells of what follows. */
export function resetPeaks({ worker, web }: BenchStack): void {
  resetPeak(worker);
  if (web) resetPeak(web.pid);
}

/** The most that worker and web have held since `resetPeaks`, in MB. */
export function peaks({ worker, web, most }: BenchStack): Peaks {
  const now = { worker: peakMemory(worker), web: web && peakMemory(web.pid) };
  most.worker = Math.max(most.worker ?? 0, now.worker ?? 0);
  most.web = Math.max(most.web ?? 0, now.web ?? 0);
  return now;
}
