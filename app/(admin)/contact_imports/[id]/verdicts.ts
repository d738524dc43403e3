import type { Tone } from "@/components/ui/badge";
import { count } from "@/components/ui/figures";
import type { PreviewRow, PreviewVerdict } from "@/lib/contact-imports/preview";

/** What would happen to a row, in words and a colour. */
export const VERDICTS: Record<PreviewVerdict, { words: string; tone: Tone }> = {
  block: { words: "will be blocked", tone: "red" },
  already_blocked: { words: "already blocked", tone: "neutral" },
  unblock: { words: "will be unblocked", tone: "green" },
  not_blocked: { words: "not blocked", tone: "neutral" },
  duplicate: { words: "duplicate in the file", tone: "neutral" },
  rejected: { words: "rejected", tone: "amber" },
};

/** Sums up the rows of a preview: "17 will be blocked, 2 already blocked, 1 rejected". */
export function verdictSentence(rows: PreviewRow[]): string {
  if (rows.some((row) => row.verdict === null))
    return "No column of the file looks like phone numbers. Choose the one that holds them, or another country.";
  const parts = (Object.keys(VERDICTS) as PreviewVerdict[]).flatMap((verdict) => {
    const some = rows.filter((row) => row.verdict === verdict).length;
    return some > 0 ? [`${count(some)} ${VERDICTS[verdict].words}`] : [];
  });
  return parts.join(", ");
}
