import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { FormResult, NotDone } from "@/lib/form-result";

/** What the middleware answers an action of nobody. Next makes an error with this message of it. */
const SIGNED_OUT = "signed_out";

/**
 * Runs a server action. Returns its answer, or why there is none. It sends nothing when the browser knows that it has
 * no connection; a request that was sent and broke may have arrived.
 */
export async function attempt<Answer extends FormResult>(
  run: () => Promise<Answer>,
): Promise<Answer | Extract<FormResult, { ok: false }>> {
  if (!navigator.onLine) return without("no_connection");
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    if (unstable_isUnrecognizedActionError(error)) return without("old_page");
    return without(error instanceof Error && error.message === SIGNED_OUT ? SIGNED_OUT : "no_answer");
  }
}

const without = (notDone: NotDone) => ({ ok: false as const, errors: {}, notDone });

const BECAUSE: Record<NotDone, (not: string) => string> = {
  signed_out: (not) => `${capital(not)}: you are signed out.`,
  no_connection: (not) => `${capital(not)}: no connection.`,
  no_answer: (not) => `The server did not answer: perhaps ${not}.`,
  old_page: (not) => `${capital(not)}: this page is older than the server.`,
};

/** Says what was not done and why: "Not blocked: you are signed out." `not` is "not blocked". */
export const notDoneWords = (not: string, why: NotDone) => BECAUSE[why](not);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
