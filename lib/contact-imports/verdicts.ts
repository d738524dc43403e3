import type { BlockReason } from "@/db/enums";
import type { Fit } from "@/lib/phone/fitting";
import type { Phone } from "@/lib/phone/phone";

/** What would happen to a number of a row: a block, an unblock, or why neither. */
export type PreviewVerdict =
  | "block"
  | "already_blocked"
  | "unblock"
  | "not_blocked"
  | "duplicate"
  | "rejected";

/** A number of a row, or what stands in its place: a row with two numbers is here twice. */
export type PreviewRow = {
  line: number;
  /** What stands in the file for the number; all cells while no column is chosen. */
  text: string;
  /** Null while no column is chosen. */
  verdict: PreviewVerdict | null;
  number: Phone | null;
  /** How sure the number is. */
  fit: Fit;
  problem: string | null;
  /** What the row says besides its number, as it would be kept. */
  name: string | null;
  reason: BlockReason | null;
  note: string | null;
};

/** Takes off a problem what differs from row to row within a reason: it stands in parentheses. */
export const reasonOf = (problem: string) => problem.replace(/ \([^)]*\)/, "");
