import type { Context } from "@/lib/context";
import { type Phone, parseNumber } from "@/lib/phone/phone";

/** The other party of a call or text; `text` is what the provider said when that is no number. */
export type Caller = { number: Phone | null; text: string | null };

/** Words on a telephone's keys, which a network sends as the number of a caller who withholds his. */
const WORDS = ["ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE", "PRIVATE"];
const KEYS = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
const WITHHELD = new Set(
  WORDS.map((word) => [...word].map((letter) => KEYS.findIndex((key) => key.includes(letter)) + 2).join("")),
);

/** Without a plus so few digits are a short code, though in some countries (DE, AT, SE, IT) a number may be as short. */
const SHORT_CODE = /^\d{3,6}$/;

/** Who calls or texts. Withheld, restricted, an account name or a short code is nobody's number, and so nobody's block. */
export function readCaller({ country }: Pick<Context, "country">, from: string): Caller {
  const said = from.replaceAll("\0", "").trim().slice(0, 200);
  if (SHORT_CODE.test(said)) return { number: null, text: said };
  const parsed = parseNumber(said, { country, from: "api" });
  if (parsed.ok && !WITHHELD.has(parsed.number.slice(1))) return { number: parsed.number, text: null };
  return { number: null, text: said || null };
}
