import { LRUCache } from "lru-cache";

/**
 * Wrong passwords for one email from one address within a quarter of an hour, after which further tries are refused
 * unread.
 */
const TRIES = 20;
const failures = new LRUCache<string, number>({ max: 10_000, ttl: 15 * 60 * 1000 });

/** The email whose password is tried, and the address of the request. */
export type Try = { email: string; requestIp?: string };

const keyOf = ({ email, requestIp }: Try) => `${email} ${requestIp ?? ""}`;

/**
 * Counts a try as a failure before the password is looked at, so that tries sent all at once count too. Returns false
 * when there were too many.
 */
export function countTry(which: Try): boolean {
  const key = keyOf(which);
  const before = failures.get(key) ?? 0;
  if (before < TRIES) failures.set(key, before + 1, { noUpdateTTL: true });
  return before < TRIES;
}

/** Forgets the failures, because the password was right. */
export function forgetTries(which: Try): void {
  failures.delete(keyOf(which));
}
