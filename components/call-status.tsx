import { Badge, type Tone } from "@/components/ui/badge";
import type { CallStatus, Direction, RefusalReason } from "@/db/enums";

type Look = { tone: Tone; word: string };

/** Red means blocked; amber means stopped for another reason. */
const STATUSES: Record<CallStatus, Look> = {
  requested: { tone: "blue", word: "being placed" },
  queued: { tone: "blue", word: "queued" },
  ringing: { tone: "blue", word: "ringing" },
  "in-progress": { tone: "blue", word: "in progress" },
  completed: { tone: "green", word: "answered" },
  busy: { tone: "neutral", word: "busy" },
  "no-answer": { tone: "neutral", word: "no answer" },
  failed: { tone: "neutral", word: "failed" },
  canceled: { tone: "neutral", word: "canceled" },
  blocked: { tone: "red", word: "refused: blocked" },
  "opt-out": { tone: "amber", word: "refused: opted out" },
  unavailable: { tone: "amber", word: "refused: could not check" },
  "no-offer": { tone: "neutral", word: "no offer" },
  "no-buyer": { tone: "neutral", word: "no buyer" },
  unknown: { tone: "neutral", word: "unknown" },
};

/** A call's status in words. */
export const callStatusWord = (status: CallStatus): string => STATUSES[status].word;

const WITHHELD: Look = { tone: "amber", word: "refused: number withheld" };

type Shown = { status: CallStatus; refusalReason: RefusalReason | null };

/** Shows how a call went, or how far it has come. */
export function CallStatusBadge({ status, refusalReason }: Shown) {
  const { tone, word } = refusalReason === "withheld" ? WITHHELD : STATUSES[status];
  return (
    <Badge tone={tone} pulse={status === "ringing" || status === "in-progress"}>
      {word}
    </Badge>
  );
}

/** Shows the direction of a call: "to +1800…" came in at that number, "from +1800…" went out from it. */
export function CallWay({ direction, ourNumber }: { direction: Direction; ourNumber: string | null }) {
  return (
    <>
      {direction}{" "}
      {ourNumber && (
        <span className="text-muted xl:whitespace-nowrap">
          {direction === "inbound" ? "to" : "from"}{" "}
          <span className="mono whitespace-nowrap">{ourNumber}</span>
        </span>
      )}
    </>
  );
}
