import { LRUCache } from "lru-cache";
import { hear } from "@/lib/changes";
import type { KeyHolder } from "../holder";

/** How long what is known of a key may be used without a new look-up, in milliseconds. */
const TTL_MS = 15_000;

/**
 * What this process knows of keys, by their whole text: who holds them, or null for keys that nobody holds. A text is
 * found only by who has it, so a key that is found needs no hash. `changed` goes up with every change that is heard: a
 * look-up that began before it is not kept. While `listening` is false nothing is served.
 */
type Keys = { entries: LRUCache<string, { holder: KeyHolder | null }>; changed: number; listening: boolean };

const global = globalThis as typeof globalThis & { blacklistKeys?: Keys };
const keys = (): Keys =>
  (global.blacklistKeys ??= {
    entries: new LRUCache({ max: 10_000, ttl: TTL_MS }),
    changed: 0,
    listening: false,
  });

/**
 * Returns who holds the keys, as far as this process knows, or null when nobody does. Returns undefined when the
 * database must be asked.
 */
export function recallHolder(text: string): KeyHolder | null | undefined {
  const { listening, entries } = keys();
  return listening ? entries.get(text)?.holder : undefined;
}

/** Goes up with every change that is heard. A look-up that began before one may bring the old answer. */
export const keyChanges = (): number => keys().changed;

/** Begins a look-up and returns a function that keeps what was found, unless something changed meanwhile. */
export function beginKeyLookUp(text: string): (holder: KeyHolder | null) => void {
  const start = performance.now();
  const { changed } = keys();
  return (holder) => {
    if (keys().listening && keys().changed === changed) keys().entries.set(text, { holder }, { start });
  };
}

/** A new token may have been asked for before it was made, so what nobody held is forgotten too. */
function forgetKeys(companyId: number): void {
  keys().changed++;
  for (const [text, { holder }] of keys().entries.entries())
    if (!holder || holder.companyId === companyId) keys().entries.delete(text);
}

function setListening(listening: boolean): void {
  keys().listening = listening;
  keys().changed++;
  keys().entries.clear();
}

hear("keys_changed", { heard: (message) => forgetKeys(Number(message)), hearing: setListening });
