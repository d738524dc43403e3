import { Unavailable } from "@/lib/errors";

/** The longest wait for a turn, in milliseconds. Soon after it, the asker has been told that there is no answer. */
const LONGEST_MS = 4_000;

type Turns = { running: number; waiting: (() => void)[] };

/** On globalThis, because Next's several bundles share them. */
const global = globalThis as typeof globalThis & { blacklistTurns?: Map<string, Turns> };

/**
 * Runs `run` while at most `atOnce` of its kind run in this process, and returns its result. The others wait for their
 * turn, first come, first served. Throws `Unavailable`, without running it, when its turn does not come within
 * `longest` milliseconds: the asker no longer waits.
 */
export async function withPlace<T>(
  { kind, atOnce, longest = LONGEST_MS }: { kind: string; atOnce: number; longest?: number },
  run: () => Promise<T>,
): Promise<T> {
  const all = (global.blacklistTurns ??= new Map<string, Turns>());
  const turns = all.get(kind) ?? { running: 0, waiting: [] };
  all.set(kind, turns);
  if (turns.running < atOnce) turns.running++;
  else await turnOf(turns, longest);
  try {
    return await run();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else if (--turns.running === 0) all.delete(kind);
  }
}

/** Waits until a run that ends gives its turn to this one. */
function turnOf(turns: Turns, longest: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      turns.waiting = turns.waiting.filter((each) => each !== go);
      reject(new Unavailable());
    }, longest);
    const go = () => {
      clearTimeout(timer);
      resolve();
    };
    turns.waiting.push(go);
  });
}
