// Plain JavaScript, because the installation of what runs TypeScript happens under such a lock.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A process as "pid start". A number that was given again to another process does not match. */
export function identityOf(pid) {
  const start = process.platform === "linux" ? startOnLinux(pid) : startByPs(pid);
  return start ? `${pid} ${start}` : undefined;
}

/** Whether the process of this identity is still there. */
export function isAlive(identity) {
  return identity !== "" && identityOf(Number(identity.split(" ")[0])) === identity;
}

/** Takes the lock, or returns the process that has it. A lock that a killed process left counts for nothing. */
export function tryLock(file) {
  const mine = identityOf(process.pid) ?? "";
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (error.code !== "EEXIST") throw notWritable(file, error);
    }
    const holder = readLock(file);
    if (holder === undefined) continue;
    if (holder.fresh || isAlive(holder.identity)) return { holder: Number(holder.identity.split(" ")[0]) };
    clearStale(file, holder.identity);
  }
}

/** Runs under the lock and waits for it as long as it takes. Calls `onWait` once when it has to wait. */
export async function withLock(file, run, onWait = () => {}) {
  let lock = tryLock(file);
  if (!lock.release) onWait(lock.holder);
  while (!lock.release) {
    await sleep(200);
    lock = tryLock(file);
  }
  try {
    return await run();
  } finally {
    lock.release();
  }
}

function readLock(file) {
  try {
    const identity = readFileSync(file, "utf8");
    const written = statSync(file).mtimeMs;
    return { identity, fresh: identity === "" && Date.now() - written < 2000 };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function notWritable(file, { message }) {
  const refusal = new Error(
    `${path.dirname(file)} cannot be written (${message}): use a folder of your own.`,
  );
  refusal.name = "Refusal";
  return refusal;
}

/**
 * Removes the lock of a dead process, one caller at a time, and only if it is still that one: another caller may have a
 * new lock here by now.
 */
function clearStale(file, identity) {
  const clearing = tryLock(`${file}.clearing`);
  if (!clearing.release) return;
  try {
    if (readLock(file)?.identity === identity) rmSync(file, { force: true });
  } finally {
    clearing.release();
  }
}

function startOnLinux(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? undefined : `${fields[19]} ${boot}`;
  } catch {
    return undefined;
  }
}

function startByPs(pid) {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
