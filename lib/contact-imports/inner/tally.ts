import type { ContactImportPreview } from "@/db/schema/contact-import-previews";
import type { Phone } from "@/lib/phone/phone";
import type { Fit } from "@/lib/phone/fitting";
import { type PreviewRow, type PreviewVerdict, reasonOf } from "../verdicts";
import type { TakenNumber } from "../row";
import type { FoundVerdicts } from "./reader/questions";
import { SeenNumbers } from "./seen-numbers";
import type { Standings } from "./standing";

/** Rows shown of each verdict, and of the numbers that are not sure. */
const SHOWN = 3;
/** Rejected ones may each have another reason. */
const REJECTED_SHOWN = 6;
const LONGEST_TEXT = 200;
/** Numbers that are told apart in memory; what comes after so many is not judged. */
export const MOST_JUDGED = 4_000_000;

export type TallyCounts = Pick<
  ContactImportPreview,
  | "changedCount"
  | "unchangedCount"
  | "duplicateCount"
  | "rejectedCount"
  | "strangeCount"
  | "rowCount"
  | "whole"
  | "problems"
>;

/** What comes of a file's rows, as far as they have been judged. */
export class Tally {
  private readonly seen = new SeenNumbers();
  private readonly problems = new Map<string, number>();
  private readonly shown = new Map<string, PreviewRow[]>();
  private readonly counts = {
    changedCount: 0,
    unchangedCount: 0,
    duplicateCount: 0,
    rejectedCount: 0,
    strangeCount: 0,
    rowCount: 0,
    whole: true,
  };

  constructor(private readonly blocks: boolean) {}

  get full() {
    return this.seen.size >= MOST_JUDGED;
  }

  /** Says that what comes now is not judged any more. */
  cut(): void {
    this.counts.whole = false;
  }

  /** Counts some rows, by how their numbers stand now. */
  take(found: FoundVerdicts, standing: Standings): void {
    const fits = new Map(found.doubted.map(({ at, fit }) => [at, fit]));
    found.numbers.forEach((number, at) => {
      const fit = fits.get(at) ?? "fine";
      // The reader makes only numbers that `parseNumber` made.
      this.takeNumber(number as Phone, { standing, fit }, (verdict) =>
        numberRow(found, at, { verdict, fit }),
      );
    });
    for (const { problem, rows } of found.problems) this.reject(problem, rows);
    for (const refused of found.rejected) this.show("rejected", () => rejectedRow(refused));
    for (const refused of found.ifKnown) this.takeKnown(refused, standing);
    this.counts.rowCount += found.rows;
  }

  all(): TallyCounts & { samples: PreviewRow[] } {
    const problems = [...this.problems].map(([problem, rows]) => ({ problem, rows }));
    return {
      ...this.counts,
      problems: problems.toSorted((a, b) => b.rows - a.rows),
      samples: [...this.shown.values()].flat().toSorted((a, b) => a.line - b.line),
    };
  }

  /** A number that no telephone can have counts where the company knows it. */
  private takeKnown(refused: FoundVerdicts["ifKnown"][number], standing: Standings): void {
    const { line, pieces, problem, ifKnown = [] } = refused;
    const known = ifKnown.filter(({ number }) => standing.has(number));
    for (const each of known)
      this.takeNumber(each.number, { standing, fit: "fine" }, (verdict) => knownRow(each, line, verdict));
    if (known.length === pieces) return;
    this.reject(reasonOf(problem), 1);
    this.show("rejected", () => rejectedRow(refused));
  }

  private takeNumber(
    number: Phone,
    { standing, fit }: { standing: Standings; fit: Fit },
    make: (verdict: PreviewVerdict) => PreviewRow,
  ): void {
    const verdict = this.verdictOf(number, standing);
    if (verdict !== "duplicate" && fit !== "fine") this.counts.strangeCount += 1;
    this.show(fit === "fine" ? verdict : `${verdict} ${fit}`, () => make(verdict));
  }

  private reject(reason: string, rows: number): void {
    this.counts.rejectedCount += rows;
    this.problems.set(reason, (this.problems.get(reason) ?? 0) + rows);
  }

  private verdictOf(number: Phone, standing: Standings): PreviewVerdict {
    if (!this.seen.add(number)) {
      this.counts.duplicateCount += 1;
      return "duplicate";
    }
    const changes = (standing.get(number) ?? false) !== this.blocks;
    if (changes) this.counts.changedCount += 1;
    else this.counts.unchangedCount += 1;
    if (this.blocks) return changes ? "block" : "already_blocked";
    return changes ? "unblock" : "not_blocked";
  }

  private show(kind: string, make: () => PreviewRow): void {
    const rows = this.shown.get(kind) ?? [];
    if (rows.length >= (kind === "rejected" ? REJECTED_SHOWN : SHOWN)) return;
    this.shown.set(kind, [...rows, make()]);
  }
}

const NOTHING_SAID = { name: null, reason: null, note: null };

function numberRow(
  { numbers, lines, texts, said }: FoundVerdicts,
  at: number,
  judged: Pick<PreviewRow, "verdict" | "fit">,
): PreviewRow {
  const number = numbers[at] as Phone;
  const { name = null, reason = null, note = null } = said[at] ?? NOTHING_SAID;
  const text = texts[at] ?? number;
  return { line: lines[at] ?? 0, text, number, problem: null, name, reason, note, ...judged };
}

const knownRow = ({ text, number }: TakenNumber, line: number, verdict: PreviewVerdict): PreviewRow => ({
  ...NOTHING_SAID,
  line,
  text: text.trim(),
  number,
  verdict,
  fit: "fine",
  problem: null,
});

const rejectedRow = ({ line, text, problem }: FoundVerdicts["rejected"][number]): PreviewRow => ({
  ...NOTHING_SAID,
  line,
  text: text.trim().slice(0, LONGEST_TEXT),
  problem,
  verdict: "rejected",
  number: null,
  fit: "fine",
});
