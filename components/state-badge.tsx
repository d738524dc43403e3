import { Badge, type Tone } from "@/components/ui/badge";
import type { ImportStatus } from "@/db/enums";

/** Shows whether the company has blocked a number. */
export function BlockedBadge({ blocked }: { blocked: boolean }) {
  return blocked ? <Badge tone="red">blocked</Badge> : <Badge tone="green">not blocked</Badge>;
}

/** Shows whether a number is opted out: it is neither dialed nor texted, but it may call in. */
export function OptOutBadge({ optOut }: { optOut: boolean }) {
  return optOut ? <Badge tone="amber">opted out</Badge> : <Badge tone="green">not opted out</Badge>;
}

const TONES: Record<ImportStatus, Tone> = {
  uploading: "blue",
  draft: "neutral",
  pending: "blue",
  running: "blue",
  succeeded: "green",
  failed: "red",
  stopped: "amber",
};

/** The state of long work: an upload, an export, an unblock job. */
export function StatusBadge({ status }: { status: ImportStatus }) {
  return (
    <Badge tone={TONES[status]} pulse={status === "running" || status === "uploading"}>
      {status}
    </Badge>
  );
}

export type EntryAction = "block" | "unblock" | "asked_again" | "opt_out" | "opt_in";

const ACTIONS: Record<EntryAction, { tone: Tone; word: string }> = {
  block: { tone: "red", word: "blocked" },
  unblock: { tone: "green", word: "unblocked" },
  asked_again: { tone: "neutral", word: "asked again" },
  opt_out: { tone: "amber", word: "opted out" },
  opt_in: { tone: "green", word: "opted in" },
};

/** Shows what one entry of a history did. */
export function ActionBadge({ action }: { action: EntryAction }) {
  const { tone, word } = ACTIONS[action];
  return <Badge tone={tone}>{word}</Badge>;
}
