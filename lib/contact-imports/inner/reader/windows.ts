import { parseRows, type Row } from "@/lib/csv/csv";
import type { Bytes } from "@/lib/files/bytes";
import { type Layout, layoutOf, shapeOf } from "../../layout";
import { judgeRow, type TakenNumber } from "../../row";
import { SeenNumbers } from "../seen-numbers";
import type { FoundEnd, FoundNumbers, FoundRejections, FoundRejection, ImportToRead } from "./questions";
import { textOf } from "./text";

const WINDOW_ROWS = 50_000;
/** Characters of a window's cells: long notes and rejected rows must not fill the memory. */
const WINDOW_SIZE = 6_000_000;
/** What an empty one takes. */
const CELL = 8;
/** So many numbers of earlier windows are remembered, in 32 MB. */
const REMEMBERED = 2_500_000;
/** Numbers that are told at once: whoever reads them has others to serve meanwhile. */
const TOLD = 5_000;
const TOLD_SIZE = 500_000;

type File = { bytes: Bytes; maxBytes: number };

/**
 * The rows of an upload from where it stands, in windows: the numbers of each, once and in their order (neighbours
 * stand on the same pages of an index), its rejected rows, and what closes it. Read from the beginning, a number stands
 * in the window of its first row only.
 */
export async function* findWindows(
  record: ImportToRead,
  file: File,
): AsyncGenerator<FoundNumbers | FoundRejections | FoundEnd> {
  const layout = layoutOf(record);
  const { text } = await textOf(record, file);
  // Where the reading begins later, or the file is longer, nobody knows here what stood in the rows before.
  let before = record.position === 0 ? new SeenNumbers() : null;
  let window = new OpenWindow(layout, record.position, before);
  for await (const rows of parseRows(text, shapeOf(record), record.position)) {
    window.take(rows);
    if (!window.full) continue;
    yield* window.close();
    if (before && before.size > REMEMBERED) before = null;
    window = new OpenWindow(layout, window.position, before);
  }
  if (window.rows > 0) yield* window.close();
}

/** The numbers of a file in its order, each as often as it stands there, with what is none. */
export async function* findNumbers(
  record: ImportToRead,
  file: File,
): AsyncGenerator<FoundNumbers | FoundRejections> {
  const layout = layoutOf(record);
  const { text } = await textOf(record, file);
  for await (const rows of parseRows(text, shapeOf(record))) {
    const judged = rows.map((row) => ({ row, ...judgeRow(row, layout) }));
    // What the company does not know is not blocked either: nothing is to be looked up.
    yield* inPieces(judged.flatMap(({ taken, refused }) => [...taken, ...(refused?.ifKnown ?? [])]));
    const rejected = judged.flatMap(({ row, refused }) =>
      refused && refused.pieces > (refused.ifKnown?.length ?? 0)
        ? [{ line: row.line, cells: [], ...refused, ifKnown: undefined }]
        : [],
    );
    if (rejected.length > 0) yield { rejected };
  }
}

class OpenWindow {
  rows = 0;
  position: number;
  private size = 0;
  private duplicates = 0;
  private readonly numbers = new Map<string, TakenNumber>();
  private readonly rejected: FoundRejection[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly after: number,
    private readonly before: SeenNumbers | null,
  ) {
    this.position = after;
  }

  get full() {
    return this.rows >= WINDOW_ROWS || this.size >= WINDOW_SIZE;
  }

  take(rows: Row[]) {
    for (const row of rows) this.takeRow(row);
    this.rows += rows.length;
    this.position = rows.at(-1)?.line ?? this.position;
  }

  private takeRow(row: Row) {
    const { taken, refused } = judgeRow(row, this.layout);
    for (const each of taken) {
      if (this.numbers.has(each.number) || this.before?.add(each.number) === false) this.duplicates += 1;
      else {
        this.numbers.set(each.number, each);
        this.size += (each.name?.length ?? 0) + (each.note?.length ?? 0);
      }
    }
    if (!refused) return;
    const { line, cells } = row;
    this.rejected.push({ line, cells, ...refused });
    for (const cell of cells) this.size += CELL + cell.length;
  }

  *close(): Generator<FoundNumbers | FoundRejections | FoundEnd> {
    const { after, position, rows, duplicates, before } = this;
    yield* inPieces([...this.numbers.values()].sort((a, b) => (a.number < b.number ? -1 : 1)));
    yield* rejectionsInPieces(this.rejected);
    yield { after, position, rows, duplicates, firstRows: before !== null };
  }
}

function* inPieces(taken: TakenNumber[]): Generator<FoundNumbers> {
  for (let from = 0; from < taken.length; ) {
    let size = 0;
    let to = from;
    while (to < taken.length && to - from < TOLD && size < TOLD_SIZE) {
      size += (taken[to]?.note?.length ?? 0) + (taken[to]?.name?.length ?? 0);
      to += 1;
    }
    const piece = taken.slice(from, to);
    yield {
      numbers: piece.map(({ number }) => number),
      names: column(piece, "name"),
      reasons: column(piece, "reason"),
      notes: column(piece, "note"),
    };
    from = to;
  }
}

function column(taken: TakenNumber[], what: "name" | "reason" | "note"): (string | null)[] | null {
  if (taken.every((each) => each[what] === undefined)) return null;
  return taken.map((each) => each[what] ?? null);
}

function* rejectionsInPieces(rejected: FoundRejection[]): Generator<FoundRejections> {
  let piece: FoundRejection[] = [];
  let size = 0;
  for (const each of rejected) {
    piece.push(each);
    for (const cell of each.cells) size += CELL + cell.length;
    if (piece.length < TOLD && size < TOLD_SIZE) continue;
    yield { rejected: piece };
    piece = [];
    size = 0;
  }
  if (piece.length > 0) yield { rejected: piece };
}
