import { Unavailable } from "@/lib/errors";

/** So long one waits for a turn, in milliseconds: who asked has been told that there is no answer soon after. */
const LONGEST_MS = 4_000;

type Turns = { running: number; waiting: (() => void)[] };

/** On globalThis: Next's several bundles share them. */
const global = globalThis as typeof globalThis & { blacklistTurns?: Map<string, Turns> };

/**
 * Runs what may only run so often at once in this process, the others in turn, first come first; throws `Unavailable` for one
 * whose turn does not come in time, which is then not run for nobody.
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

/** The turn of one that ends goes to the one that waits. */
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
