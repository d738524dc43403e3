import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CommandRefusal } from "../kit/refusal";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The browser for the end-to-end tests: one that is installed, else Playwright's own, else Debian's, which root
 * installs.
 */
export function findChromium(): string {
  return process.env.CHROMIUM || onPath() || playwrightsOwn() || installed();
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

function playwrightsOwn() {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function installed() {
  const command = "apt-get update && apt-get install -y --no-install-recommends chromium";
  if (process.getuid?.() !== 0) {
    throw new CommandRefusal(
      `There is no Chromium for the end-to-end tests: install one with sudo sh -c '${command}' and try again.`,
    );
  }
  console.log("Installing Chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const result = spawnSync("sh", ["-c", command], { env, encoding: "utf8" });
  const file = onPath();
  if (result.status === 0 && file) return file;
  const reason = (result.stderr ?? "").trim().split("\n").at(-1) ?? "";
  throw new CommandRefusal(
    `There is no Chromium for the end-to-end tests, and ${command} failed (${reason}).`,
  );
}

function isProgram(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
