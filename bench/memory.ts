import { readFileSync, writeFileSync } from "node:fs";

/** Returns the peak memory of a process in megabytes (10^6 bytes), as Linux counts it; null where there is no /proc. */
export const peakMemory = (pid: number) => statusField(pid, "VmHWM");
export const memoryNow = (pid: number) => statusField(pid, "VmRSS");

/** Resets the peak of a process to what it holds now. */
export function resetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // Where this is not allowed, the peak is the one since the start, which is never too low.
  }
}

function statusField(pid: number, field: string): number | null {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(
      readFileSync(`/proc/${pid}/status`, "utf8"),
    )?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}
