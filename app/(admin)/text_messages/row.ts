import type { Direction, TextStatus } from "@/db/enums";
import type { WholeText } from "@/lib/text-messages/schema";

/** A text as the table shows it. */
export type TextRow = {
  id: number;
  at: Date;
  number: string | null;
  /** Shown beneath the number: its name, or what the provider said about a sender without a phone number. */
  name: string | null;
  href: string | undefined;
  blocked: boolean;
  optedOut: boolean;
  direction: Direction;
  ourNumber: string | null;
  message: string;
  status: TextStatus;
  /** More about how it went. */
  detail: string | null;
  /** Who sent it. */
  by: string | null;
  zone: string;
};

type For = { zone: string; mayOpenContacts: boolean };

export const toRow = (text: WholeText, { zone, mayOpenContacts }: For): TextRow => ({
  id: text.id,
  at: text.createdAt,
  number: text.callerId,
  name: text.name ?? (text.callerId === null ? text.callerText : null),
  href: mayOpenContacts && text.contactId !== null ? `/contacts/${text.contactId}` : undefined,
  blocked: text.blocked,
  optedOut: text.optedOut,
  direction: text.direction,
  ourNumber: text.ourNumber,
  message: text.message,
  status: text.status,
  detail: detailOf(text),
  by: byOf(text),
  zone,
});

const KEYWORDS = { stop: "asks for no more texts and calls", start: "asks to be texted and called again" };

function detailOf({
  direction,
  status,
  keyword,
  provider,
  errorMessage,
  errorCode,
  unstoppedAt,
}: WholeText): string | null {
  if (direction === "inbound") return keyword && KEYWORDS[keyword];
  if (status === "blocked" || status === "opt-out") return "nothing was sent";
  if (unstoppedAt) return "blocked or opted out after it was handed over: could not be stopped";
  if (errorMessage) return errorCode ? `${errorMessage} (${errorCode})` : errorMessage;
  if (status === "unknown") return "the provider could not say whether it was sent";
  return provider === "sandbox" ? "sandbox: nothing was really sent" : null;
}

function byOf({ email, tokenName, scheduleName }: WholeText): string | null {
  if (scheduleName) return `schedule “${scheduleName}”`;
  return email ?? (tokenName && `token “${tokenName}”`);
}
