import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OsAccount } from "@/db/embedded/account";

/**
 * PostgreSQL is started inside its data folder and told to look there. So the account that runs it needs no way through
 * the folders above, which it does not have in root's home.
 */
export const HERE = process.platform === "linux" ? "/proc/self/cwd" : ".";

export const DATABASE = "blacklist";

/** Makes the database cluster in `folder` if there is none, and returns the password of its user `postgres`. */
export function prepareCluster(
  binaries: string,
  folder: string,
  account: OsAccount,
  durable: boolean,
): string {
  if (!existsSync(path.join(folder, "PG_VERSION"))) initialise(binaries, folder, account, durable);
  const file = passwordFile(folder);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  setPassword(binaries, folder, account, password);
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/** Where the password of the cluster in `folder` is kept. */
export function passwordFile(folder: string) {
  return `${folder}.password`;
}

function initialise(binaries: string, folder: string, account: OsAccount, durable: boolean) {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(half, account.uid, account.gid);
  const options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = ["--username=postgres", "--auth-local=peer", "--auth-host=scram-sha-256"];
  const quick = durable ? [] : ["--no-sync"];
  const initdb = (...letters: string[]) =>
    run(
      path.join(binaries, "bin", "initdb"),
      ["-D", HERE, ...options, ...letters, ...access, ...quick],
      half,
      account,
    );
  try {
    // So that letters of all writing count as letters: pg_trgm of PostgreSQL 18 asks the system, and with C only a to z
    // do.
    initdb("--lc-ctype=C.UTF-8");
  } catch {
    // The system lacks that locale: names in other letters are then searched without their index.
    initdb();
  }
  rmSync(passwordFile(folder), { force: true });
  renameSync(half, folder);
}

/**
 * Sets the password in single-user mode, which reads statements from its input, so that it never stands in a command
 * line.
 */
function setPassword(binaries: string, folder: string, account: OsAccount, password: string) {
  const statements = `ALTER ROLE postgres PASSWORD '${password}'\nCREATE DATABASE ${DATABASE}\n`;
  run(
    path.join(binaries, "bin", "postgres"),
    ["--single", "-D", HERE, "postgres"],
    folder,
    account,
    statements,
  );
}

function run(command: string, args: string[], cwd: string, account: OsAccount, input = "") {
  const result = spawnSync(command, args, {
    ...account,
    cwd,
    input,
    encoding: "utf8",
    env: plainEnvironment(),
  });
  if (result.status === 0) return;
  const said = result.error?.message ?? result.stderr.trim().split("\n").slice(-3).join(" ");
  throw new Error(`PostgreSQL cannot be set up in ${cwd}: ${said}`);
}

/** The environment without the caller's PG… and LC_… variables, which would change PostgreSQL. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}
