import { readFileSync } from "node:fs";

/** For tests of how quick something is, on a machine that others use too. */
export type Stopwatch = {
  /** Milliseconds since the start, less those in which this thread could have run and got no processor. */
  own(): number;
  /**
   * Whether somebody on this machine waited for a processor or a disk for most of the time since; true where nobody can
   * say.
   */
  busy(): boolean;
};

export function startWatch(): Stopwatch {
  const [start, waited, pressed] = [performance.now(), waitedMs(), pressedMs()];
  return {
    own: () => performance.now() - start - (waitedMs() - waited),
    busy: () => pressed === null || ((pressedMs() ?? 0) - pressed) * 2 > performance.now() - start,
  };
}

/** How long this thread has waited for a processor, as Linux counts; elsewhere 0. */
function waitedMs(): number {
  const [, nanoseconds] = read("/proc/thread-self/schedstat")?.split(" ") ?? [];
  return Number(nanoseconds ?? 0) / 1e6;
}

/** How long anybody has waited for a processor or a disk, as Linux counts, or null. */
function pressedMs(): number | null {
  const of = (what: string) => /^some .*total=(\d+)/.exec(read(`/proc/pressure/${what}`) ?? "")?.[1];
  const [cpu, io] = [of("cpu"), of("io")];
  return cpu === undefined || io === undefined ? null : (Number(cpu) + Number(io)) / 1000;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
