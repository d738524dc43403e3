import type { Context } from "@/lib/context";
import { readSaid } from "@/lib/phone/caller";
import type { Phone } from "@/lib/phone/phone";

/** The other party of a call or text. `text` is what the provider sent when it is not a number. */
export type Caller = { number: Phone | null; text: string | null };

/** Words spelled on a telephone's keys, which networks send in place of a withheld number. */
const WORDS = ["ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE", "PRIVATE"];
const KEYS = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
const WITHHELD = new Set(
  WORDS.map((word) => [...word].map((letter) => KEYS.findIndex((key) => key.includes(letter)) + 2).join("")),
);

/**
 * Reads who calls or texts. A withheld or restricted caller, an account name and a short code have no number to block.
 * What comes with a plus is a number, even one that no telephone can have.
 */
export function readCaller({ country }: Pick<Context, "country">, from: string): Caller {
  const said = from.replaceAll("\0", "").trim().slice(0, 200);
  const { number } = readSaid(said, country);
  if (!number || isWord(said) || isWord(number)) return { number: null, text: said || null };
  return { number, text: null };
}

const isWord = (number: string) => WITHHELD.has(number.replace(/^\+/, ""));
