import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Random bytes in a key: 192 bits, nothing to guess. */
const KEY_BYTES = 24;

/** A new pair of keys. The private one is shown once and never kept. */
export function makeKeys(): { publicKey: string; privateKey: string } {
  return { publicKey: `tdpub${random()}`, privateKey: `tdprv${random()}` };
}

/** What is kept of a private key: its SHA-256 in hex. */
export const hashKey = (privateKey: string): string => createHash("sha256").update(privateKey).digest("hex");

/** Whether the private key is the one of this hash; takes as long whatever the answer. */
export function keyMatches(privateKey: string, hash: string): boolean {
  const [one, other] = [Buffer.from(hashKey(privateKey)), Buffer.from(hash)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const random = () => randomBytes(KEY_BYTES).toString("hex");
