import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const STEPS: { signal: NodeJS.Signals; everyone: boolean; seconds: number }[] = [
  { signal: "SIGINT", everyone: false, seconds: 15 },
  { signal: "SIGQUIT", everyone: true, seconds: 5 },
  { signal: "SIGKILL", everyone: true, seconds: 5 },
];

/**
 * Ends what an earlier, killed run left of this data folder's PostgreSQL: the server, or backends that outlived it.
 * Then removes a stale postmaster.pid, whose number may belong to another process by now.
 */
export async function endLeftovers(folder: string) {
  for (const { signal, everyone, seconds } of STEPS) {
    const left = serversOf(folder);
    if (left.length === 0) break;
    const postmaster = postmasterPid(folder);
    const known = left.includes(postmaster ?? 0);
    for (const pid of left) if (everyone || !known || pid === postmaster) signalQuietly(pid, signal);
    for (let waited = 0; waited < seconds * 20 && serversOf(folder).length > 0; waited++) await sleep(50);
  }
  const left = serversOf(folder);
  if (left.length > 0)
    throw new Error(`A PostgreSQL of an earlier run (process ${left[0]}) cannot be ended.`);
  rmSync(path.join(folder, "postmaster.pid"), { force: true });
}

/** Sends a signal to the running server of this folder; false when there is none. */
export function signalServer(folder: string, signal: NodeJS.Signals) {
  const postmaster = postmasterPid(folder);
  return (
    postmaster !== undefined && serversOf(folder).includes(postmaster) && signalQuietly(postmaster, signal)
  );
}

/**
 * For crash tests: ends the server of this folder with all of its processes at one instant, as when the machine goes
 * down. They are stopped first, so that none of them sees another one die and says so to a client.
 */
export function killServers(folder: string) {
  signalServer(folder, "SIGSTOP");
  const all = serversOf(folder);
  for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const pid of all) signalQuietly(pid, signal);
}

/** Lines of postmaster.pid, when a server of this folder is running. */
export function runningServer(folder: string): { port: number; ready: boolean } | undefined {
  const lines = pidFile(folder);
  if (!serversOf(folder).includes(Number(lines[0]))) return undefined;
  return { port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

function pidFile(folder: string) {
  try {
    return readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function postmasterPid(folder: string) {
  const pid = Number(pidFile(folder)[0]);
  return pid > 0 ? pid : undefined;
}

/** The server processes of a data folder: every process of PostgreSQL works inside its data folder. */
function serversOf(folder: string): number[] {
  if (process.platform !== "linux") return serverByName(folder);
  const real = realpathSync(folder);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && linkOf(`/proc/${name}/cwd`) === real)
    .filter((name) => path.basename(linkOf(`/proc/${name}/exe`)).startsWith("postgres"))
    .map(Number);
}

function linkOf(link: string) {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}

function serverByName(folder: string) {
  const pid = postmasterPid(folder);
  if (pid === undefined) return [];
  try {
    const command = execFileSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" });
    return path.basename(command.trim()) === "postgres" ? [pid] : [];
  } catch {
    return [];
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
