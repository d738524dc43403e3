import { LRUCache } from "lru-cache";
import { hear } from "@/lib/changes";
import type { Phone } from "@/lib/phone/phone";
import type { Facts } from "../schema";
import { type ContactsChanged, readChange } from "./packing";

/** How long an answer may be served without a new look-up, in milliseconds. */
export const TTL_MS = 15_000;

/**
 * All that is kept about one company. To forget it, it is marked `gone`, and the next look-up begins a new one.
 * `changed` goes up with every change to the company.
 */
type Known = { companyId: number; gone: boolean; changed: number };

/** What one company knows about a number, and after it what other companies know about the same number. */
type Entry = { of: Known; facts: Facts; next: Entry | undefined };

/**
 * The cache; each process has one. Its keys are the numbers alone: a key made of company and number would be a new
 * string at each recall, which costs more than the look-up. A look-up that began before a change may hold the old
 * answer, so its answer is not kept. While `listening` is false nothing is served, because changes made by other
 * processes are not heard.
 */
type Cache = { entries: LRUCache<Phone, Entry>; companies: Map<number, Known>; listening: boolean };

const global = globalThis as typeof globalThis & { blacklistCache?: Cache };

function cache(): Cache {
  global.blacklistCache ??= {
    entries: new LRUCache({ max: 200_000, ttl: TTL_MS }),
    companies: new Map(),
    listening: false,
  };
  return global.blacklistCache;
}

/** So many companies may know about one number at once. */
const COMPANIES_OF_A_NUMBER = 16;

function knownOf(companyId: number): Known {
  const { companies } = cache();
  let known = companies.get(companyId);
  if (!known) companies.set(companyId, (known = { companyId, gone: false, changed: 0 }));
  return known;
}

/**
 * Returns the facts kept about a number. Returns undefined when they are older than 15 s, when the number has changed
 * since, or when changes cannot be heard.
 */
export function recall(companyId: number, number: Phone): Facts | undefined {
  const { listening, entries } = cache();
  if (!listening) return undefined;
  for (let entry = entries.get(number); entry; entry = entry.next)
    if (entry.of.companyId === companyId && !entry.of.gone) return entry.facts;
  return undefined;
}

/**
 * Begins a look-up and returns a function that keeps the facts found, unless something changed meanwhile. The age of
 * the facts counts from the beginning.
 */
export function beginLookUp(companyId: number): (number: Phone, facts: Facts) => void {
  const start = performance.now();
  const known = knownOf(companyId);
  const { changed } = known;
  return (number, facts) => {
    if (cache().listening && !known.gone && known.changed === changed)
      keep(number, { of: known, facts }, start);
  };
}

function keep(number: Phone, { of, facts }: Omit<Entry, "next">, start: number): void {
  const { entries } = cache();
  const others = othersOf(entries.get(number), of.companyId);
  // All that is known about a number expires together, when the oldest of it does.
  const left = others ? TTL_MS - entries.getRemainingTTL(number) : 0;
  entries.set(number, { of, facts, next: others }, { start: Math.min(start, performance.now() - left) });
}

function othersOf(first: Entry | undefined, companyId: number): Entry | undefined {
  let kept: Entry | undefined;
  let count = 1;
  for (let entry = first; entry && count < COMPANIES_OF_A_NUMBER; entry = entry.next) {
    if (entry.of.gone || entry.of.companyId === companyId) continue;
    kept = { of: entry.of, facts: entry.facts, next: kept };
    count++;
  }
  return kept;
}

/** Forgets the facts about the numbers, or about the whole company, and those of every look-up under way. */
export function forgetBlocked({ companyId, numbers }: ContactsChanged): void {
  const { companies, entries } = cache();
  const known = companies.get(companyId);
  if (!known) return;
  known.changed++;
  if (!numbers) {
    known.gone = true;
    companies.delete(companyId);
    return;
  }
  for (const number of numbers) {
    const entry = entries.get(number);
    if (!entry) continue;
    const others = othersOf(entry, companyId);
    if (!others) entries.delete(number);
    else
      entries.set(number, others, { start: performance.now() - (TTL_MS - entries.getRemainingTTL(number)) });
  }
}

/** Sets whether changes of other processes are heard. Each change of this forgets everything. */
export function setListening(listening: boolean): void {
  const { entries, companies } = cache();
  cache().listening = listening;
  entries.clear();
  for (const known of companies.values()) known.gone = true;
  companies.clear();
}

hear("contacts_changed", { heard: (message) => forgetBlocked(readChange(message)), hearing: setListening });
