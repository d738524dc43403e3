import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram, installPackages } from "../kit/programs";
import { CommandRefusal } from "../kit/refusal";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const WHAT = "Chromium for the end-to-end tests";

/**
 * The browser for the end-to-end tests: one that is installed, else Playwright's own, else Debian's, which root
 * installs.
 */
export function findChromium(): string {
  return process.env.CHROMIUM || findProgram(NAMES) || playwrightsOwn() || installed();
}

function playwrightsOwn() {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function installed() {
  installPackages(WHAT, ["chromium"]);
  const file = findProgram(NAMES);
  if (file) return file;
  throw new CommandRefusal(`There is no ${WHAT}, although its package is installed.`);
}
