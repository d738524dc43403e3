import type { ActionKind } from "@/db/enums";

export type NumberStands = { blocked: boolean; optedOut: boolean };

type Facts = { blockedAt: Date | null; optedOutAt: Date | null };

/** How the number of a call or lead stands. */
export const standing = ({ blockedAt, optedOutAt }: Facts): NumberStands => ({
  blocked: blockedAt !== null,
  optedOut: optedOutAt !== null,
});

/** What an action would be refused for, or would not change; null when it has something to do. */
export function refusalOf(
  kind: ActionKind,
  { blocked, optedOut }: NumberStands,
): "blocked" | "opted out" | null {
  if (kind === "block") return blocked ? "blocked" : null;
  if (kind === "opt_out") return optedOut ? "opted out" : null;
  if (blocked) return "blocked";
  return optedOut ? "opted out" : null;
}

const VERBS: Record<ActionKind, string | null> = {
  send_sms: "not texted",
  dial: "not dialed",
  block: "cannot be blocked again",
  opt_out: "cannot be opted out again",
  wait: null,
};

/** One sentence for the actions of these kinds that are off: "Blocked: not texted, cannot be blocked again." */
export function refusalWords(kinds: readonly ActionKind[], number: NumberStands): string | null {
  const off = [...new Set(kinds)].filter((kind) => refusalOf(kind, number));
  if (off.length === 0) return null;
  const states = [...new Set(off.map((kind) => refusalOf(kind, number)))].join(", ");
  const verbs = off.map((kind) => VERBS[kind]).filter(Boolean);
  return `${states.charAt(0).toUpperCase()}${states.slice(1)}: ${verbs.join(", ")}.`;
}
