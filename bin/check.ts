import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findBreaches } from "./check/imports";

type Step = { name: string; command: string[] };

const STEPS: Step[] = [
  { name: "route types", command: ["next", "typegen"] },
  { name: "types", command: ["tsc", "--noEmit", "--incremental", "false"] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
  { name: "format", command: ["biome", "format", "."] },
];

/** `npm run check`: types, lint, format, and who imports whom. Says all that is wrong, not the first thing only. */
export default async function check(): Promise<number> {
  const failed = STEPS.filter((step) => !passes(step)).map(({ name }) => name);
  const breaches = findBreaches(sources());
  for (const breach of breaches) console.error(breach);
  if (breaches.length > 0) failed.push("imports");
  console.log(failed.length === 0 ? "check: all is well" : `check: failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

function passes({ name, command: [program = "", ...args] }: Step) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const result = spawnSync(`node_modules/.bin/${program}`, args, { encoding: "utf8", env });
  if (result.status === 0) return true;
  console.error(`${name}:\n${result.stdout}${result.stderr}${result.error?.message ?? ""}`);
  return false;
}

/** What git knows, and what it would take in. */
function sources() {
  const list = execFileSync("git", [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "*.ts",
    "*.tsx",
  ]);
  return list
    .toString()
    .split("\n")
    .filter((file) => file !== "" && !file.endsWith(".d.ts"))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}
