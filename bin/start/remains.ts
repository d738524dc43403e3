import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, isAlive } from "../kit/lock.mjs";

const GRACE_STEPS = 60;

/**
 * Notes that this process runs for `dataDir`, with its time of start, because its number may be another process's
 * later.
 */
export function remember(dataDir: string, name: string, pid: number): void {
  const identity = identityOf(pid);
  if (identity) write(dataDir, { ...read(dataDir), [name]: identity });
}

/** The process that is noted under this name, while it lives. */
export function findNoted(dataDir: string, name: string): number | undefined {
  const identity = read(dataDir)[name];
  return identity && isAlive(identity) ? Number(identity.split(" ")[0]) : undefined;
}

/** Ends the processes that a killed supervisor left. They are stopping already, because they miss it. */
export async function endRemains(dataDir: string): Promise<void> {
  const identities = Object.values(read(dataDir));
  const left = () => identities.filter(isAlive);
  signal(left(), "SIGTERM");
  for (let step = 0; step < GRACE_STEPS && left().length > 0; step++) await sleep(50);
  signal(left(), "SIGKILL");
  for (let step = 0; step < GRACE_STEPS && left().length > 0; step++) await sleep(50);
  write(dataDir, {});
}

/** Kills the noted processes at once. */
export function killNoted(dataDir: string): void {
  signal(Object.values(read(dataDir)).filter(isAlive), "SIGKILL");
}

function signal(identities: string[], name: NodeJS.Signals) {
  for (const identity of identities) {
    try {
      process.kill(Number(identity.split(" ")[0]), name);
    } catch {
      // It has ended meanwhile.
    }
  }
}

function read(dataDir: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file(dataDir), "utf8")) as Record<string, string>;
  } catch {
    return {};
  }
}

function write(dataDir: string, processes: Record<string, string>) {
  writeFileSync(`${file(dataDir)}.new`, JSON.stringify(processes));
  renameSync(`${file(dataDir)}.new`, file(dataDir));
}

function file(dataDir: string) {
  return path.join(dataDir, "processes.json");
}
