import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Random bytes in a key: 192 bits cannot be guessed. */
const KEY_BYTES = 24;

/** A new pair of keys. The private one is shown once and never kept. */
export function makeKeys(): { publicKey: string; privateKey: string } {
  return { publicKey: `tdpub${random()}`, privateKey: `tdprv${random()}` };
}

/** The token is found by this many hexadecimal digits of a check key; the other 32 (128 bits) are its secret. */
const FOUND_BY = 16;
const CHECK_KEY = /^tdchk[0-9a-f]{48}$/;

/** A new key for the URL of a check. It is shown once; `publicKey`, its beginning, is kept. */
export function makeCheckKey(): { publicKey: string; checkKey: string } {
  const checkKey = `tdchk${random()}`;
  return { publicKey: publicPart(checkKey), checkKey };
}

/** The part of a check key by which its token is found; null for a text that is no check key. */
export const readCheckKey = (text: string): string | null => (CHECK_KEY.test(text) ? publicPart(text) : null);

const publicPart = (checkKey: string) => checkKey.slice(0, "tdchk".length + FOUND_BY);

/** What is kept of a private key: its SHA-256 in hex. */
export const hashKey = (privateKey: string): string => createHash("sha256").update(privateKey).digest("hex");

/** Whether the hash is of this private key. Takes the same time for either answer. */
export function keyMatches(privateKey: string, hash: string): boolean {
  const [one, other] = [Buffer.from(hashKey(privateKey)), Buffer.from(hash)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const random = () => randomBytes(KEY_BYTES).toString("hex");
