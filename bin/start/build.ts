import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../kit/lock.mjs";
import { CommandRefusal } from "../kit/refusal";

const FOLDERS = ["app", "components", "lib", "db", "public"];
const FILES = ["middleware.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];

/** Builds the pages unless the build is of exactly these sources. When several processes start at once, one builds. */
export async function buildIfNeeded(root: string, signal?: AbortSignal): Promise<void> {
  if (isFresh(root)) return;
  const wait = (holder: number) => console.log(`Waiting for process ${holder}, which is building …`);
  const buildOnce = async () => {
    if (!isFresh(root)) await build(root, signal);
  };
  await withLock(path.join(root, ".preparing"), buildOnce, wait);
}

/** Whether `.next` holds a finished build of the sources as they are now. */
export function isFresh(root: string): boolean {
  const mark = markOf(root);
  if (!existsSync(path.join(root, ".next", "BUILD_ID")) || !existsSync(mark)) return false;
  return readFileSync(mark, "utf8") === fingerprint(root);
}

/** A digest of every source that goes into a build. Tests do not. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const source of [...FOLDERS, ...FILES]) addTo(hash, root, source);
  return hash.digest("hex");
}

async function build(root: string, signal?: AbortSignal) {
  console.log("Building …");
  rmSync(markOf(root), { force: true });
  const before = fingerprint(root);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const args = [path.join(root, "bin", "start", "with-parent.mjs"), next, "build"];
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    signal,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0 || !existsSync(path.join(root, ".next", "BUILD_ID"))) {
    throw new CommandRefusal(`${said}\nThe build failed: its message stands above.`);
  }
  writeFileSync(markOf(root), before);
}

function markOf(root: string) {
  return path.join(root, ".next", "sources.sha256");
}

function addTo(hash: ReturnType<typeof createHash>, root: string, name: string) {
  const full = path.join(root, name);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat || /\.test\.tsx?$/.test(name)) return;
  if (stat.isDirectory()) {
    for (const entry of readdirSync(full).sort()) addTo(hash, root, path.join(name, entry));
  } else {
    hash.update(`${name}\0${stat.size}\0`).update(readFileSync(full));
  }
}
