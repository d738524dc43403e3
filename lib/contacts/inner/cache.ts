import type { Facts } from "../schema";
import type { Phone } from "@/lib/phone/phone";
import { LRUCache } from "lru-cache";

/** How long an answer may be served without asking again, in milliseconds. */
export const TTL_MS = 15_000;

type Entry = Facts & { generation: number };
type Generation = { forgotten: number; changed: number };

/**
 * One per process. `forgotten` goes up when everything known of a company is forgotten, `changed` with every change of it:
 * a look-up that began before a change may hold the old answer, so it is not kept. While `listening` is false nothing is
 * served, for other processes' changes would go unheard.
 */
type Cache = { entries: LRUCache<string, Entry>; generations: Map<number, Generation>; listening: boolean };

const global = globalThis as typeof globalThis & { blacklistCache?: Cache };

function cache(): Cache {
  global.blacklistCache ??= {
    entries: new LRUCache({ max: 200_000, ttl: TTL_MS }),
    generations: new Map(),
    listening: false,
  };
  return global.blacklistCache;
}

const keyOf = (companyId: number, number: Phone) => `${companyId}:${number}`;

function generationOf(companyId: number): Generation {
  let generation = cache().generations.get(companyId);
  if (!generation) cache().generations.set(companyId, (generation = { forgotten: 0, changed: 0 }));
  return generation;
}

/** The facts kept of a number, unless they are older than 15 s, changed since, or changes cannot be heard. */
export function recall(companyId: number, number: Phone): Facts | undefined {
  if (!cache().listening) return undefined;
  const entry = cache().entries.get(keyOf(companyId, number));
  return entry?.generation === generationOf(companyId).forgotten ? entry : undefined;
}

/** Opens a look-up; what it returns keeps the facts found, unless something changed meanwhile. They age from the opening on. */
export function beginLookUp(companyId: number): (number: Phone, facts: Facts) => void {
  const start = performance.now();
  const { forgotten, changed } = generationOf(companyId);
  return (number, facts) => {
    if (!cache().listening || generationOf(companyId).changed !== changed) return;
    cache().entries.set(keyOf(companyId, number), { ...facts, generation: forgotten }, { start });
  };
}

/** Drops what is known of the numbers, or of the whole company, and of every look-up under way. */
export function forgetBlocked({ companyId, numbers }: ContactsChanged): void {
  const generation = generationOf(companyId);
  generation.changed++;
  if (numbers) for (const number of numbers) cache().entries.delete(keyOf(companyId, number));
  else generation.forgotten++;
}

/** Says whether other processes' changes are heard; each turn of it forgets everything. */
export function setListening(listening: boolean): void {
  cache().listening = listening;
  cache().entries.clear();
  for (const generation of cache().generations.values()) generation.changed++;
}

export type ContactsChanged = { companyId: number; numbers?: Phone[] };
