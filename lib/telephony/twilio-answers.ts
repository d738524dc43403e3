import { UNSUBSCRIBED } from "@/lib/provider-configurations/twilio-statuses";
import type { ProviderAnswer } from "./telephone";

/** These never reached Twilio: nobody was there, or nobody of that name. */
const UNREACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const REQUEST_TIMEOUT = 408;
const NOT_FOUND = 404;

/** What Twilio says of one thing; null when it has none of this name. */
export async function orNull<Found>(ask: () => Promise<Found>): Promise<Found | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === NOT_FOUND) return null;
    throw error;
  }
}

/** What comes of asking Twilio to do something, once. */
export async function answered<Status>(
  ask: () => Promise<{ sid: string; status: Status }>,
): Promise<ProviderAnswer<Status>> {
  try {
    const { sid, status } = await ask();
    if (sid) return { outcome: "taken", id: sid, status };
    return { outcome: "unclear", message: "Twilio's answer names nothing" };
  } catch (error) {
    return failureOf(error);
  }
}

/** Twilio's own no is a no. A failure of its servers, or of the way there or back, says nothing of what was done. */
function failureOf(error: unknown): Extract<ProviderAnswer<never>, { outcome: "refused" | "unclear" }> {
  const message = error instanceof Error ? error.message : String(error);
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  const said = typeof status === "number" && status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
  if (said) {
    const word = code === undefined ? null : String(code);
    return { outcome: "refused", code: word, message, unsubscribed: word === UNSUBSCRIBED };
  }
  if (UNREACHED.has(String(code))) {
    return { outcome: "refused", code: null, message: "Twilio could not be reached.", unsubscribed: false };
  }
  return { outcome: "unclear", message };
}
