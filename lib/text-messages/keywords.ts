/** What a text asks as a whole message: to be left alone, or to be texted and dialed again. */
export type Keyword = "stop" | "start";

const STOPS = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);

/**
 * The keyword that a message is, in any case; white space, punctuation and other signs around it and between its letters do not
 * count ("Opt-out!"). A message that says more than the keyword is none.
 */
export function keywordOf(message: string): Keyword | null {
  const letters = message
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
  if (STOPS.has(letters)) return "stop";
  return letters === "START" ? "start" : null;
}
