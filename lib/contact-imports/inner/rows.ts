import type { ContactImport } from "@/db/schema/contact-imports";
import type { Target } from "@/lib/contacts/inner/change";
import type { Context } from "@/lib/context";
import { parseRows, type Row } from "@/lib/csv/csv";
import type { Phone } from "@/lib/phone/phone";
import { type Layout, layoutOf, numberCell, readRow } from "../row";
import { knownAmong } from "./known";
import { shapeOf, fileTextOf } from "./file-text";

/** A row that is not taken: where it began, what it says its number is, all its cells as they were, and why. */
export type Rejection = { line: number; text: string; cells: string[]; problem: string };

/** Some ten thousand rows, decided as far as they can be without the database. */
export type Window = {
  /** The line of the last row before these, 0 at the beginning. */
  after: number;
  /** The line of the last of these. */
  position: number;
  /** Each number once, as its first row says, in the order of the numbers: neighbours stand on the same pages of an index. */
  targets: Target[];
  duplicates: number;
  rejected: Rejection[];
  bytesDone: number;
};

const WINDOW_ROWS = 50_000;
/** Characters of a window's cells: long notes and rejected rows must not fill the memory. */
const WINDOW_SIZE = 6_000_000;
/** What an empty one takes. */
const CELL = 8;

/** The rows of an upload from where it stands, in windows; the next one is read while one is worked on. */
export function windowsOf(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
): AsyncGenerator<Window> {
  return ahead(readWindows(ctx, record));
}

async function* readWindows(ctx: Pick<Context, "companyId" | "db">, record: ContactImport) {
  const layout = layoutOf(record);
  let bytesDone = 0;
  let window = new OpenWindow(layout, record.position);
  const text = fileTextOf(ctx, record, (bytes) => (bytesDone = bytes));
  for await (const rows of parseRows(text, shapeOf(record), record.position)) {
    window.take(rows);
    if (!window.full) continue;
    yield await window.close(ctx, bytesDone);
    window = new OpenWindow(layout, window.position);
  }
  if (window.rows > 0) yield await window.close(ctx, bytesDone);
}

class OpenWindow {
  rows = 0;
  position: number;
  private size = 0;
  private duplicates = 0;
  private readonly numbers = new Map<Phone, Target>();
  private readonly rejected: Rejection[] = [];
  /** What rows of impossible numbers say, for those that the company knows. */
  private readonly ifKnown = new Map<Rejection, Target>();

  constructor(
    private readonly layout: Layout,
    private readonly after: number,
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
    const read = readRow(row, this.layout);
    if (!read.ok) {
      const { line, cells } = row;
      const rejection = { line, text: numberCell(row, this.layout), cells, problem: read.problem };
      this.rejected.push(rejection);
      if (read.ifKnown) this.ifKnown.set(rejection, read.ifKnown);
      for (const cell of cells) this.size += CELL + cell.length;
    } else this.takeTarget(read);
  }

  private takeTarget(target: Target) {
    if (this.numbers.has(target.number)) this.duplicates += 1;
    else {
      this.numbers.set(target.number, target);
      this.size += (target.name?.length ?? 0) + (target.note?.length ?? 0);
    }
  }

  async close(ctx: Pick<Context, "companyId" | "db">, bytesDone: number): Promise<Window> {
    const rejected = await this.withoutKnown(ctx);
    const { after, position, duplicates } = this;
    const targets = [...this.numbers.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
    return { after, position, targets, duplicates, rejected, bytesDone };
  }

  private async withoutKnown(ctx: Pick<Context, "companyId" | "db">): Promise<Rejection[]> {
    const numbers = [...this.ifKnown.values()].map(({ number }) => number);
    const known = await knownAmong(ctx, numbers);
    return this.rejected.filter((rejection) => {
      const target = this.ifKnown.get(rejection);
      if (!target || !known.has(target.number)) return true;
      this.takeTarget(target);
      return false;
    });
  }
}

async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // Its failure is told when its turn comes; if that never comes, it is nobody's.
      next.catch(() => {});
      yield value;
    }
  } finally {
    void source.return(undefined).catch(() => {});
  }
}
