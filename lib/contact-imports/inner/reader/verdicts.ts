import { parseRows, type Row } from "@/lib/csv/csv";
import type { Bytes } from "@/lib/files/bytes";
import { fitOf } from "@/lib/phone/fitting";
import type { CountryCode } from "@/lib/phone/phone";
import { type Layout, layoutOf, shapeOf } from "../../layout";
import { judgeRow, type TakenNumber, withCode } from "../../row";
import { reasonOf } from "../../verdicts";
import { findFirstRows, LONGEST_CELL } from "./first-rows";
import type { FoundRows, FoundVerdicts, ImportToRead } from "./questions";
import { textOf } from "./text";

/** Rows that are told at once. */
const TOLD = 5_000;
/** What rows say besides their numbers is told of so many numbers. */
const SAID = 200;
/** Rejected rows that are told of one reason, and reasons. */
const OF_ONE = 3;
const REASONS = 20;

type File = { bytes: Bytes; maxBytes: number };

/** The first rows of a file, then all of them, judged as the run judges them. */
export async function* findVerdicts(
  record: ImportToRead,
  home: CountryCode,
  file: File,
): AsyncGenerator<FoundRows | FoundVerdicts> {
  yield await findFirstRows(record, home, file);
  const layout = layoutOf(record);
  if (layout.columns.length === 0) return;
  const verdicts = new Verdicts(layout);
  const { text } = await textOf(record, file);
  for await (const rows of parseRows(text, shapeOf(record))) {
    for (const row of rows) verdicts.take(row);
    if (verdicts.rows >= TOLD) yield verdicts.tell();
  }
  yield verdicts.tell();
}

/** What is to be told next. */
class Verdicts {
  private found = nothing();
  private told = 0;
  /** Rejected rows told of each reason. */
  private readonly shown = new Map<string, number>();
  private problems = new Map<string, number>();

  constructor(private readonly layout: Layout) {}

  get rows() {
    return this.found.rows;
  }

  take(row: Row) {
    this.found.rows += 1;
    const { taken, refused } = judgeRow(row, this.layout);
    for (const each of taken) this.takeNumber(each, row);
    if (refused?.ifKnown) this.found.ifKnown.push({ line: row.line, ...refused });
    else if (refused) this.refuse(refused, row.line);
  }

  tell(): FoundVerdicts {
    const problems = [...this.problems].map(([problem, rows]) => ({ problem, rows }));
    const found = { ...this.found, problems };
    this.found = nothing();
    this.problems = new Map();
    return found;
  }

  private takeNumber({ text, number, name, reason, note }: TakenNumber, row: Row) {
    const { found, layout } = this;
    const shown = text.trim().slice(0, LONGEST_CELL);
    const fit = layout.ours ? "fine" : fitOf(withCode(text, row, layout), layout.country);
    if (fit !== "fine") found.doubted.push({ at: found.numbers.length, fit });
    if (this.told++ < SAID) found.said.push({ name, reason, note });
    found.numbers.push(number);
    found.lines.push(row.line);
    found.texts.push(shown === number ? null : shown);
  }

  private refuse({ text, problem }: { text: string; problem: string }, line: number) {
    const reason = reasonOf(problem);
    this.problems.set(reason, (this.problems.get(reason) ?? 0) + 1);
    const shown = this.shown.get(reason) ?? 0;
    if (shown === OF_ONE || (shown === 0 && this.shown.size === REASONS)) return;
    this.shown.set(reason, shown + 1);
    this.found.rejected.push({ line, text: text.trim().slice(0, LONGEST_CELL), problem });
  }
}

const nothing = (): FoundVerdicts => ({
  rows: 0,
  numbers: [],
  lines: [],
  texts: [],
  said: [],
  doubted: [],
  problems: [],
  rejected: [],
  ifKnown: [],
});
