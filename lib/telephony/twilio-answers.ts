import { UNSUBSCRIBED } from "@/lib/provider-configurations/twilio-statuses";
import type { ProviderAnswer } from "./telephone";

/** Errors of a request that never reached Twilio: no connection, or no such host. */
const UNREACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const REQUEST_TIMEOUT = 408;
const NOT_FOUND = 404;
const BAD_REQUEST = 400;

/** One record of Twilio's; null when there is none with this id. */
export const orNull = <Found>(ask: () => Promise<Found>) => unless([NOT_FOUND], ask);

/** A changed record of Twilio's; null when there is none, or its state does not allow the change. */
export const unlessRefused = <Found>(ask: () => Promise<Found>) => unless([NOT_FOUND, BAD_REQUEST], ask);

async function unless<Found>(statuses: number[], ask: () => Promise<Found>): Promise<Found | null> {
  try {
    return await ask();
  } catch (error) {
    const { status } = (error ?? {}) as { status?: unknown };
    if (typeof status === "number" && statuses.includes(status)) return null;
    throw error;
  }
}

/** Asks Twilio to do something once, and translates its answer. */
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

/** A refusal by Twilio is final. A failure of its servers or of the connection says nothing about what was done. */
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
