import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findBreaches, findDeadEntries } from "./check/imports";
import { findDeadShares, findSharedNames } from "./check/names";
import { findLongLines } from "./check/prose";

type Step = { name: string; command: string[] };

const STEPS: Step[] = [
  { name: "route types", command: ["next", "typegen"] },
  { name: "types", command: ["tsc", "--noEmit", "--incremental", "false"] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
  { name: "format", command: ["biome", "format", "."] },
];

const FOLDERS = ["app", "components", "db", "gate", "lib", "worker"];
const NAMING = ["bin", "db", "lib", "worker"];
const TOOLS = ["bench", "bin", "docs", "e2e"];

/**
 * `npm run check`: types, lint, format, and who imports whom, and whether a name is exported twice. Says all that is
 * wrong, not the first thing only.
 */
export default async function check(): Promise<number> {
  const failed = STEPS.filter((step) => !passes(step)).map(({ name }) => name);
  const importing = sources(["middleware.ts", ...FOLDERS.flatMap(filesIn)]);
  const naming = sources(NAMING.flatMap(filesIn));
  const prose = sources([...readdirSync("."), ...TOOLS.flatMap(filesIn)]);
  const breaches = {
    imports: [...findBreaches(importing), ...findDeadEntries(importing)],
    names: [...findSharedNames(naming), ...findDeadShares(naming)],
    "long lines": findLongLines([...importing, ...prose]),
  };
  for (const [rule, told] of Object.entries(breaches)) {
    for (const breach of told) console.error(breach);
    if (told.length > 0) failed.push(rule);
  }
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

function sources(files: string[]) {
  return files
    .filter((file) => /\.(tsx?|mjs|md)$/.test(file) && !file.endsWith(".d.ts") && existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

function filesIn(folder: string) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map((name) => path.posix.join(folder, String(name)));
}
