import { Badge, type Tone } from "@/components/ui/badge";
import type { Direction, TextStatus } from "@/db/enums";

type Look = { tone: Tone; word: string };

/** Red means blocked; amber means stopped for another reason. */
const STATUSES: Record<TextStatus, Look> = {
  requested: { tone: "blue", word: "being sent" },
  queued: { tone: "blue", word: "queued" },
  sent: { tone: "green", word: "sent" },
  delivered: { tone: "green", word: "delivered" },
  undelivered: { tone: "neutral", word: "not delivered" },
  failed: { tone: "neutral", word: "failed" },
  received: { tone: "green", word: "received" },
  blocked: { tone: "red", word: "refused: blocked" },
  "opt-out": { tone: "amber", word: "refused: opted out" },
  unavailable: { tone: "amber", word: "refused: could not check" },
  unknown: { tone: "neutral", word: "unknown" },
};

/** The words for texts that came in: their senders are not refused, but the texts are not passed on. */
const RECEIVED: Partial<Record<TextStatus, Look>> = {
  blocked: { tone: "red", word: "not delivered: blocked" },
  unavailable: { tone: "amber", word: "not delivered: could not check" },
};

/** A text's status in words, for both directions. */
export const textStatusWord = (status: TextStatus): string => STATUSES[status].word;

/** Shows what became of a text. */
export function TextStatusBadge({ status, direction }: { status: TextStatus; direction: Direction }) {
  const { tone, word } = (direction === "inbound" && RECEIVED[status]) || STATUSES[status];
  return <Badge tone={tone}>{word}</Badge>;
}
