import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { CommandRefusal } from "./refusal";

/** Folders of programs that an ordinary user's PATH leaves out. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/usr/local/sbin"];

/** Returns the path of the first of these programs that is installed; undefined when none is. */
export function findProgram(names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean), ...SYSTEM_FOLDERS];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/**
 * Installs packages of Debian when root runs this. Throws `CommandRefusal` with the command to run when somebody else
 * does, or when it fails. `what` names them in a sentence: "Chromium for the end-to-end tests".
 */
export function installPackages(what: string, packages: string[]): void {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (process.getuid?.() !== 0) {
    throw new CommandRefusal(`There is no ${what}: install it with sudo sh -c '${command}' and try again.`);
  }
  console.log(`Installing ${packages.join(", ")} …`);
  // systemd must not start a service that a package brings: only its program is wanted.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", SYSTEMD_OFFLINE: "1" };
  const result = spawnSync("sh", ["-c", command], { env, encoding: "utf8" });
  if (result.status === 0) return;
  const reason = (result.stderr ?? "").trim().split("\n").at(-1) ?? "";
  throw new CommandRefusal(`There is no ${what}, and ${command} failed (${reason}).`);
}

function isProgram(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
