import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import type { Readable, Writable } from "node:stream";

/** What a file may cost: seconds of the processor and bytes of resident memory. */
export type Cost = { seconds: number; memory: number };

export type Child = {
  input: Writable;
  output: Readable;
  ended: Promise<{ costly: boolean; how: string }>;
  end(): void;
};

const MEBIBYTE = 1 << 20;
const MEMORY = 256 * MEBIBYTE;
/** What a small file may cost, and what each mebibyte of a larger one adds. */
const SECONDS = 3;
const SECONDS_A_MEBIBYTE = 20;
const HEAP_MB = 160;
/** Memory that is reserved but not resident, mostly stacks of threads. */
const DATA_KB = 640 * 1024;
const LOOK_MS = 50;
const PAGE = 4096;
const ERRORS_KEPT = 4_000;
/** On a busy machine pages and checks come before readers. */
const PRIORITY = os.constants.priority.PRIORITY_BELOW_NORMAL;
/** Ends a process that reaches the bound on its time, or on its heap. */
const BOUNDED = /SIGXCPU|SIGKILL|SIGABRT|SIGSEGV|SIGTRAP/;
/**
 * The shell sets the bounds that only a parent can set, and then becomes the program. A system without `ulimit` keeps
 * the other bounds.
 */
const WITH_LIMITS = 'ulimit -t "$1" 2>/dev/null; ulimit -d "$2" 2>/dev/null; ulimit -c 0; shift 2; exec "$@"';

/** Returns what a file of so many bytes may cost. */
export const costOf = (byteSize: number): Cost => ({
  seconds: SECONDS + Math.floor((SECONDS_A_MEBIBYTE * byteSize) / MEBIBYTE),
  memory: MEMORY,
});

/**
 * Starts a program of node that may cost no more than a file of `byteSize` is worth. It is a child process, because the
 * limits of a worker thread do not count its buffers.
 */
export function startReader(program: string, byteSize: number, cost = costOf(byteSize)): Child {
  const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=8", program];
  const child = spawn(
    "/bin/sh",
    ["-c", WITH_LIMITS, "reader", String(cost.seconds), String(DATA_KB), ...node],
    {
      stdio: ["pipe", "pipe", "pipe"],
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_ENV: process.env.NODE_ENV },
    },
  );
  let errors = "";
  let tooLarge = false;
  child.stderr.on("data", (text) => (errors = `${errors}${text}`.slice(-ERRORS_KEPT)));
  // Told by how the child ended.
  child.stdin.on("error", () => undefined);
  const look = setInterval(() => {
    if (memoryOf(child.pid) <= cost.memory) return;
    tooLarge = true;
    child.kill("SIGKILL");
  }, LOOK_MS);
  look.unref();
  const ended = new Promise<{ costly: boolean; how: string }>((resolve) => {
    child.once("error", (error) => resolve({ costly: false, how: error.message }));
    child.once("close", (code, signal) => {
      const how = `${signal ?? `exit code ${code}`} ${errors}`.trim();
      resolve({ costly: tooLarge || BOUNDED.test(signal ?? "") || (code ?? 0) > 128, how });
    });
  }).finally(() => clearInterval(look));
  if (child.pid !== undefined) comeLast(child.pid);
  return { input: child.stdin, output: child.stdout, ended, end: () => child.kill("SIGKILL") };
}

function comeLast(pid: number): void {
  try {
    os.setPriority(pid, PRIORITY);
  } catch {
    // It has ended already.
  }
}

/** Returns the resident memory in bytes; 0 where there is no /proc. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE;
  } catch {
    return 0;
  }
}
