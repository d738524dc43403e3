import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import copyStreams from "pg-copy-streams";

/** A statement, a file copied into a table, or the rows of a query copied into a file. */
export type Step = string | { from: string; into: string } | { rows: string; to: string };

const psql = spawnSync("psql", ["--version"], { encoding: "utf8" });

/**
 * The name of the tool that measures the floors: psql where it is installed, otherwise one plain connection, which does
 * the same.
 */
export const floorsBy = psql.status === 0 ? psql.stdout.trim() : "one connection of pg (no psql here)";

/** Does the steps in one session and returns the seconds that they took. Throws at the first step that fails. */
export async function inSession(url: string, steps: Step[]): Promise<number> {
  const start = performance.now();
  await (psql.status === 0 ? byPsql(url, steps) : byConnection(url, steps));
  return (performance.now() - start) / 1000;
}

async function byPsql(url: string, steps: Step[]): Promise<void> {
  const child = spawn("psql", [url, "-X", "-q", "-v", "ON_ERROR_STOP=1"], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  child.stdin.end(steps.map(spelled).join("\n"));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`psql ended with ${code}: ${said}`);
}

function spelled(step: Step): string {
  if (typeof step === "string") return `${step};`;
  if ("from" in step) return `\\copy ${step.into} from '${step.from}'`;
  return `\\copy (${step.rows.replaceAll("\n", " ")}) to '${step.to}' csv header`;
}

async function byConnection(url: string, steps: Step[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const step of steps) {
      if (typeof step === "string") await client.query(step);
      else if ("from" in step)
        await pipeline(
          createReadStream(step.from),
          client.query(copyStreams.from(`copy ${step.into} from stdin`)),
        );
      else
        await pipeline(
          client.query(copyStreams.to(`copy (${step.rows}) to stdout csv header`)),
          createWriteStream(step.to),
        );
    }
  } finally {
    await client.end();
  }
}
