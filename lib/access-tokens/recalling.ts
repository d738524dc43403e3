import { checksDb } from "@/db";
import { listenForChanges } from "@/lib/changes";
import { Unavailable } from "@/lib/errors";
import { databaseIsAway } from "@/lib/transaction";
import type { KeyHolder } from "./holder";
import { beginKeyLookUp, keyChanges, recallHolder } from "./inner/known-keys";
import { type SaidKeys, lookUpHolder } from "./inner/looking-up";
import { readCheckKey } from "./keys";

/** Longer texts are no keys, and are not kept. */
const LONGEST = 200;

/** Writes keys as one text: a check key as it is, a pair with a colon between. */
const keyText = ({ kind, publicKey, secret }: SaidKeys): string =>
  kind === "check" ? secret : `${publicKey}:${secret}`;

/** Look-ups under way. Those of one text share one statement, unless something changed after it began. */
const under = new Map<string, { since: number; found: Promise<KeyHolder | null> }>();

/**
 * Returns who holds the keys, or null when nobody does: at once when this process knows it, else as a promise. What is
 * known is at most 15 s old, and a change is seen within a second. The caller asks `whyUnusable` whether they may be
 * used now. The promise is rejected with `Unavailable` when the database is away, and with `TooMany` for an
 * address that keeps sending wrong keys.
 */
export function findHolder(
  text: string,
  requestIp: string | undefined,
): KeyHolder | null | Promise<KeyHolder | null> {
  listenForChanges();
  const known = recallHolder(text);
  if (known !== undefined) return known;
  const asked = under.get(text);
  if (asked?.since === keyChanges()) return asked.found;
  const keys = readKeyText(text);
  return keys ? lookUp(text, keys, requestIp) : null;
}

/**
 * As `findHolder`, but asks again about keys that nobody held a moment ago, so that each time counts as a guess.
 */
export async function findHolderOf(keys: SaidKeys, requestIp: string | undefined): Promise<KeyHolder | null> {
  listenForChanges();
  const text = keyText(keys);
  return recallHolder(text) ?? lookUp(text, keys, requestIp);
}

function lookUp(text: string, keys: SaidKeys, requestIp: string | undefined): Promise<KeyHolder | null> {
  const keep = beginKeyLookUp(text);
  const found = lookUpHolder(keys, requestIp, checksDb).then(
    (holder) => {
      keep(holder);
      return holder;
    },
    (error: unknown) => {
      throw databaseIsAway(error) ? new Unavailable() : error;
    },
  );
  const asked = { since: keyChanges(), found };
  under.set(text, asked);
  const end = () => under.get(text) === asked && under.delete(text);
  found.then(end, end);
  return found;
}

function readKeyText(text: string): SaidKeys | null {
  if (text.length > LONGEST) return null;
  const checkKey = readCheckKey(text);
  if (checkKey) return { kind: "check", publicKey: checkKey, secret: text };
  const [, publicKey, secret] = /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/.exec(text) ?? [];
  return publicKey && secret ? { kind: "keys", publicKey, secret } : null;
}
