#!/usr/bin/env node
// node bin/run.mjs <command> …: installs if needed, reads .env, and runs bin/<command>.ts.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installIfNeeded } from "./kit/install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [command = "start", ...args] = process.argv.slice(2);

try {
  refuseOldNode();
  process.chdir(root);
  await installIfNeeded(root);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { register } = await import("tsx/esm/api");
  register();
  const { default: main } = await import(pathToFileURL(path.join(root, "bin", `${command}.ts`)).href);
  process.exitCode = await main(args);
} catch (error) {
  console.error(error.name === "Refusal" || error.name === "SettingsError" ? error.message : error);
  process.exitCode = 1;
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const error = new Error(`Node ${process.versions.node} is too old: version 20.19 or newer is needed.`);
  error.name = "Refusal";
  throw error;
}
