import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";

/** Makes node_modules what package-lock.json says, if it is not so already. */
export async function installIfNeeded(root) {
  if (isInstalled(root)) return;
  await withLock(path.join(root, ".preparing"), () => isInstalled(root) || install(root));
}

/**
 * Whether what the lockfile names is installed. npm writes the hidden lockfile last, so what it names is there.
 * Optional parts are for other machines.
 */
export function isInstalled(root) {
  const hidden = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const there = packagesOf(hidden);
  return Object.entries(packagesOf(path.join(root, "package-lock.json"))).every(
    ([name, { version, optional }]) => name === "" || optional || there[name]?.version === version,
  );
}

/** `npm ci` refuses a lockfile without the optional parts for machines that the registry at hand does not carry. */
function install(root) {
  console.log("Installing what package-lock.json names …");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const args = ["install", "--no-save", "--include=dev", "--prefer-offline", ...quiet];
  const { status, error } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (!error && status === 0) return;
  const refusal = new Error(
    `npm install failed${error ? ` (${error.message})` : ": its message stands above"}.`,
  );
  refusal.name = "Refusal";
  throw refusal;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}
