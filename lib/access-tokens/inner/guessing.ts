import { LRUCache } from "lru-cache";
import { countOnly, refuseBeyond } from "@/lib/limiting";
import { networkOf } from "@/lib/networks";

/** The public key that was tried, and the address of the request. */
export type Guess = { publicKey: string; requestIp?: string };

/** Wrong keys allowed in a minute: for one public key from one address, and in all from one address. */
export const GUESSES = { ofOne: 30, ofAddress: 300 };

/**
 * Public keys whose private key was right, with the address that had it. Wrong keys of others at that address do not
 * stop them.
 */
const global = globalThis as typeof globalThis & { blacklistProven?: LRUCache<string, true> };
const proven = () => (global.blacklistProven ??= new LRUCache({ max: 10_000, ttl: 3_600_000 }));

const keysOf = ({ publicKey, requestIp }: Guess) => {
  const place = networkOf(requestIp);
  return { one: `wrong ${place} ${publicKey.slice(0, 80)}`, all: `wrong ${place}` };
};

/** Throws `TooMany` for an address from which too many wrong keys came, before anything is looked up. */
export async function refuseGuesser(guess: Guess): Promise<void> {
  const { one, all } = keysOf(guess);
  await refuseBeyond(one, GUESSES.ofOne, "Wrong keys are read");
  if (!proven().has(one)) await refuseBeyond(all, GUESSES.ofAddress, "Wrong keys are read");
}

/** Counts keys that were wrong. */
export async function countGuess(guess: Guess): Promise<void> {
  const { one, all } = keysOf(guess);
  await Promise.all([countOnly(one), countOnly(all)]);
}

/** Remembers that this address has the right keys. */
export function noteProof(guess: Guess): void {
  proven().set(keysOf(guess).one, true);
}
