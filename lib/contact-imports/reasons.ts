import { type BlockReason, blockReasons } from "@/db/enums";

const WORDS = new Map<string, BlockReason>([
  ...blockReasons.map((reason): [string, BlockReason] => [reason, reason]),
  ["do_not_call_request", "dnc_request"],
  ["do_not_call", "dnc_request"],
  ["dnc", "dnc_request"],
  ["other_reason", "other"],
]);

/**
 * Returns the reason that a word of a file means, in any letter case and with blanks or hyphens. Returns null when the
 * word is not one of our reasons.
 */
export function readReason(text: string): BlockReason | null {
  return (
    WORDS.get(text) ??
    WORDS.get(
      text
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, "_"),
    ) ??
    null
  );
}
