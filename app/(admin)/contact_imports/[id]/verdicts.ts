import type { Tone } from "@/components/ui/badge";
import { count, counted } from "@/components/ui/figures";
import type { Judged } from "@/lib/contact-imports/preview";
import type { PreviewVerdict } from "@/lib/contact-imports/verdicts";

/** What would happen to a row, in words and a colour. */
export const VERDICTS: Record<PreviewVerdict, { words: string; tone: Tone }> = {
  block: { words: "will be blocked", tone: "red" },
  already_blocked: { words: "already blocked", tone: "neutral" },
  unblock: { words: "will be unblocked", tone: "green" },
  not_blocked: { words: "not blocked", tone: "neutral" },
  duplicate: { words: "duplicate in the file", tone: "neutral" },
  rejected: { words: "rejected", tone: "amber" },
};

export type JudgedCounts = Pick<
  Judged,
  "status" | "changedCount" | "unchangedCount" | "duplicateCount" | "rejectedCount" | "rowCount" | "whole"
>;

/** What the rows come to: "4,940 will be blocked, 5 duplicates in the file, 55 rejected". */
export function verdictSentence(judged: JudgedCounts, { blocked }: { blocked: boolean }): string {
  const parts = [
    [judged.changedCount, blocked ? "will be blocked" : "will be unblocked"],
    [judged.unchangedCount, blocked ? "already blocked" : "not blocked"],
    [judged.duplicateCount, `${judged.duplicateCount === 1 ? "duplicate" : "duplicates"} in the file`],
    [judged.rejectedCount, "rejected"],
  ] as const;
  return parts
    .filter(([numbers]) => numbers > 0)
    .map(([numbers, words]) => `${count(numbers)} ${words}`)
    .join(", ");
}

/** How much of the file that holds for. */
export function extentSentence({ status, rowCount, whole }: JudgedCounts): string {
  if (status === "failed") return "";
  if (status !== "succeeded")
    return rowCount === 0 ? "Judging the rows…" : `${counted(rowCount, "row")} judged so far…`;
  if (!whole) return `The first ${counted(rowCount, "row")} were judged; the file has more.`;
  return rowCount === 1 ? "The one row was judged" : `All ${counted(rowCount, "row")} were judged`;
}

/** What keeps a draft from being started, and the words of its button. */
export type StartButton = { words: string; refusal: string | null };

/** The button that starts a draft: "Block 4,940 numbers"; while the file is judged it says what there is so far. */
export function startButton(
  judged: JudgedCounts | null,
  { blocked, unsettled }: { blocked: boolean; unsettled: string | null },
): StartButton {
  const verb = blocked ? "Block" : "Unblock";
  if (unsettled) return { words: `${verb} numbers`, refusal: unsettled };
  if (!judged || judged.status === "failed") return { words: `${verb} all numbers`, refusal: null };
  const { changedCount, unchangedCount } = judged;
  if (judged.status !== "succeeded" || !judged.whole) {
    const soFar = judged.whole ? `${count(changedCount)} so far` : `more than ${count(changedCount)}`;
    return { words: `${verb} all numbers${changedCount > 0 ? ` (${soFar})` : ""}`, refusal: null };
  }
  if (changedCount + unchangedCount === 0)
    return {
      words: `${verb} 0 numbers`,
      refusal: "Nothing here is read as a phone number. Choose another column, or another country.",
    };
  if (blocked && changedCount === 0)
    return { words: `Block ${counted(unchangedCount, "number")} again`, refusal: null };
  return { words: `${verb} ${counted(changedCount, "number")}`, refusal: null };
}
