import type { Facts } from "../schema";
import type { Phone } from "@/lib/phone/phone";
import { LRUCache } from "lru-cache";

/** How long an answer may be served without a new look-up, in milliseconds. */
export const TTL_MS = 15_000;

type Entry = Facts & { generation: number };
type Generation = { forgotten: number; changed: number };

/**
 * The cache; each process has one. `forgotten` goes up when everything known about a company is forgotten, `changed`
 * with every change to the company. A look-up that began before a change may hold the old answer, so its answer is not
 * kept. While `listening` is false nothing is served, because changes made by other processes are not heard.
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

/**
 * Returns the facts kept about a number. Returns undefined when they are older than 15 s, when the number has changed
 * since, or when changes cannot be heard.
 */
export function recall(companyId: number, number: Phone): Facts | undefined {
  if (!cache().listening) return undefined;
  const entry = cache().entries.get(keyOf(companyId, number));
  return entry?.generation === generationOf(companyId).forgotten ? entry : undefined;
}

/**
 * Begins a look-up and returns a function that keeps the facts found, unless something changed meanwhile. The age of
 * the facts counts from the beginning.
 */
export function beginLookUp(companyId: number): (number: Phone, facts: Facts) => void {
  const start = performance.now();
  const { forgotten, changed } = generationOf(companyId);
  return (number, facts) => {
    if (!cache().listening || generationOf(companyId).changed !== changed) return;
    cache().entries.set(keyOf(companyId, number), { ...facts, generation: forgotten }, { start });
  };
}

/** Forgets the facts about the numbers, or about the whole company, and those of every look-up under way. */
export function forgetBlocked({ companyId, numbers }: ContactsChanged): void {
  const generation = generationOf(companyId);
  generation.changed++;
  if (numbers) for (const number of numbers) cache().entries.delete(keyOf(companyId, number));
  else generation.forgotten++;
}

/** Sets whether changes of other processes are heard. Each change of this forgets everything. */
export function setListening(listening: boolean): void {
  cache().listening = listening;
  cache().entries.clear();
  for (const generation of cache().generations.values()) generation.changed++;
}

export type ContactsChanged = { companyId: number; numbers?: Phone[] };
