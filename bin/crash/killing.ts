import { readFileSync } from "node:fs";
import path from "node:path";
import { findRunningPostgres } from "@/db/embedded";
import { killServers } from "@/db/embedded/leftovers";
import { findNoted } from "../start/remains";

export const targets = ["worker", "web", "PostgreSQL"] as const;
export type Victim = (typeof targets)[number];

/**
 * Kills a process of the stack with `kill -9`, or PostgreSQL with all of its processes at once, as when the machine
 * goes down. Returns a function that says whether the supervisor has it up again.
 */
export function killNow(dataDir: string, target: Victim): () => boolean {
  if (target === "PostgreSQL") {
    const folder = path.join(dataDir, "postgres");
    const killed = postmasterOf(folder);
    killServers(folder);
    return () => findRunningPostgres(dataDir) !== undefined && postmasterOf(folder) !== killed;
  }
  const killed = findNoted(dataDir, target);
  if (!killed) throw new Error(`the ${target} is not running`);
  process.kill(killed, "SIGKILL");
  return () => ![undefined, killed].includes(findNoted(dataDir, target));
}

function postmasterOf(folder: string) {
  return readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0];
}
