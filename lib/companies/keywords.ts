/** What a keyword asks for: to be left alone, or to be texted and dialed again. */
export type Keyword = "stop" | "start";

/**
 * What the CTIA's handbook, the FCC's order of 2024 (47 CFR 64.1200(a)(10)), Twilio, Telnyx and AWS (ARRET and REMOVE)
 * name; the letters alone.
 */
const STOPS = new Set([
  "STOP",
  "STOPALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPTOUT",
  "ARRET",
  "REMOVE",
]);
/** Those that Twilio takes by itself and confirms, unless the company switched that off there. */
const CONFIRMED = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);
const STARTS = new Set(["START", "UNSTOP"]);

/** The words that one company has beside those that everybody has. */
export type OwnWords = { stopWords: readonly string[]; startWords: readonly string[] };

/**
 * The keyword that a whole message consists of, or null. Case, white space, accents, punctuation and other signs do not
 * count ("Opt-out!"). A message that says more than the keyword is not a keyword. What asks to stop comes first.
 */
export function keywordOf(
  message: string,
  own: OwnWords = { stopWords: [], startWords: [] },
): Keyword | null {
  const letters = lettersOf(message);
  const isOne = (common: Set<string>, words: readonly string[]) =>
    common.has(letters) || (letters !== "" && words.some((word) => lettersOf(word) === letters));
  if (isOne(STOPS, own.stopWords)) return "stop";
  return isOne(STARTS, own.startWords) ? "start" : null;
}

/** What counts of a keyword: its letters and digits, without accents, in capitals. */
export const lettersOf = (message: string): string =>
  message
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();

/** Whether the provider answers a message that is a keyword by itself. */
export const providerAnswers = (message: string): boolean => CONFIRMED.has(lettersOf(message));
