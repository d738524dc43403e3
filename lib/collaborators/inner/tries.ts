import { LRUCache } from "lru-cache";

/** Wrong passwords for one email from one address within a quarter of an hour, before further tries are refused unread. */
const TRIES = 20;
const failures = new LRUCache<string, number>({ max: 10_000, ttl: 15 * 60 * 1000 });

/** Whose password is tried, and from which address. */
export type Try = { email: string; requestIp?: string };

const keyOf = ({ email, requestIp }: Try) => `${email} ${requestIp ?? ""}`;

/** Counts a try as a failure before it is looked at, so that tries sent all at once count too; false when there were too many. */
export function countTry(which: Try): boolean {
  const key = keyOf(which);
  const before = failures.get(key) ?? 0;
  if (before < TRIES) failures.set(key, before + 1, { noUpdateTTL: true });
  return before < TRIES;
}

/** Forgets the failures: the password was right. */
export function forgetTries(which: Try): void {
  failures.delete(keyOf(which));
}
