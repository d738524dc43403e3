import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { Refusal } from "@/bin/refusal";

/** The version of the psql on this machine. The floors are psql's own work, so without one there is nothing to compare with. */
export function psqlVersion(): string {
  const { status, stdout } = spawnSync("psql", ["--version"], { encoding: "utf8" });
  if (status === 0) return stdout.trim();
  throw new Refusal("The floors need psql: install it, as in apt-get install postgresql-client.");
}

/** Runs a script in one session and returns the seconds it took. Throws with psql's words at the first failure. */
export async function psql(url: string, script: string): Promise<number> {
  const start = performance.now();
  const child = spawn("psql", [url, "-X", "-q", "-v", "ON_ERROR_STOP=1"], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  child.stdin.end(script);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`psql ended with ${code}: ${said}`);
  return (performance.now() - start) / 1000;
}
