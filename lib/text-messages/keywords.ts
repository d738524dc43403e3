/** What a keyword asks for: to be left alone, or to be texted and dialed again. */
export type Keyword = "stop" | "start";

const STOPS = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);

/**
 * The keyword that a whole message consists of, or null. Case, white space, punctuation and other signs do not count
 * ("Opt-out!"). A message that says more than the keyword is not a keyword.
 */
export function keywordOf(message: string): Keyword | null {
  const letters = message
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
  if (STOPS.has(letters)) return "stop";
  return letters === "START" ? "start" : null;
}
