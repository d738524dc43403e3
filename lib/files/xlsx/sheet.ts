import { Invalid } from "@/lib/errors";
import { LONGEST, type SharedStrings } from "./strings";
import type { NumberKind } from "./formats";
import { NO_RESULT, numberText, plainText } from "./values";
import { type Attributes, XmlReader } from "./xml";

/** What is needed to read the cells of a sheet. */
export type Book = { strings: SharedStrings; kinds: NumberKind[]; since1904: boolean };

/**
 * A row of a sheet, counted from 1; empty cells are holes. A number among its cells is the index of a shared string.
 */
type SheetRow = { row: number; hidden: boolean; cells: (string | number)[] };

/** How many rows and columns that have anything in them are hidden. */
export type HiddenParts = { rows: number; columns: number };

/** Which of them are left out. */
export type LeftOut = { [part in keyof HiddenParts]?: boolean };

/** Neither quote nor comma nor what needs a closer look. */
const PLAIN = /^[\x20\x21\x23-\x2b\x2d-\x7e]*$/;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Bytes read at once: a few of them can stand for a row of all columns, or for a long shared string. */
const PIECE = 1 << 16;
const LONGEST_ROW = 1 << 20;

/**
 * A sheet as CSV, each row on the line of its number, so that lines are rows; a line break within a cell is a blank.
 * Of what a filter or a person hid, `leftOut` rows are empty lines and `leftOut` columns are gone.
 */
export async function* sheetText(
  bytes: AsyncIterable<Uint8Array>,
  book: Book,
  leftOut: LeftOut = {},
): AsyncGenerator<string> {
  const reader = new RowReader(book);
  let line = 0;
  for await (const piece of piecesOf(bytes)) {
    let text = "";
    for (const { row, hidden, cells: all } of reader.read(piece)) {
      if (hidden && leftOut.rows) continue;
      const cells = leftOut.columns ? withoutColumns(all, reader.hiddenColumns) : all;
      await book.strings.readTo(
        cells.reduce<number>((last, cell) => (typeof cell === "number" ? Math.max(last, cell) : last), -1),
      );
      const written = writtenCells(cells, book.strings);
      const at = row > line && row <= LAST_ROW ? row : line + 1;
      text += "\n".repeat(at - line - 1) + `${written.join(",")}\n`;
      line = at;
      if (text.length < LONGEST_ROW) continue;
      yield text;
      text = "";
    }
    if (text !== "") yield text;
  }
}

async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  for await (const piece of bytes)
    for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE);
  yield undefined;
}

/** How much of a sheet is hidden. */
export async function countHidden(bytes: AsyncIterable<Uint8Array>, book: Book): Promise<HiddenParts> {
  const reader = new RowReader(book);
  const columns = new Set<number>();
  let rows = 0;
  for await (const piece of piecesOf(bytes))
    for (const { hidden, cells } of reader.read(piece)) {
      rows += hidden ? 1 : 0;
      for (const column of reader.hiddenColumns) if (column in cells) columns.add(column);
    }
  return { rows, columns: columns.size };
}

function withoutColumns(cells: SheetRow["cells"], hidden: ReadonlySet<number>): SheetRow["cells"] {
  if (hidden.size === 0) return cells;
  const left: SheetRow["cells"] = [];
  let at = 0;
  for (let column = 0; column < cells.length; column += 1) {
    if (hidden.has(column)) continue;
    const cell = cells[column];
    if (cell !== undefined) left[at] = cell;
    at += 1;
  }
  return left;
}

function writtenCells(cells: SheetRow["cells"], strings: SharedStrings): string[] {
  let length = 0;
  return cells.map((cell) => {
    const text = typeof cell === "number" ? strings.at(cell) : cell;
    length += text.length;
    if (length > LONGEST_ROW) throw tooLong();
    return csvCell(text);
  });
}

const tooLong = () => new Invalid({ base: ["The sheet has a row of more than a million characters."] });

function csvCell(cell: string): string {
  if (PLAIN.test(cell)) return cell;
  const line = cell.replace(/[\p{Cc}\p{Cs}]+/gu, " ");
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** Cuts the XML of a sheet into rows. */
class RowReader {
  /** Those of the sheet, which tells them before its rows. */
  readonly hiddenColumns = new Set<number>();
  private columnsTold = 0;
  private rows: SheetRow[] = [];
  private row = 0;
  private hidden = false;
  private cells: SheetRow["cells"] = [];
  private length = 0;
  private column = -1;
  private type = "n";
  private kind: NumberKind = "plain";
  private value: string | null = null;
  private inValue = false;
  private formula = false;
  private phonetic = 0;
  private readonly xml = new XmlReader({
    open: (name, attributes) => this.open(name, attributes),
    text: (text) => {
      if (this.inValue && this.value !== null && this.value.length < LONGEST) this.value += text;
    },
    close: (name) => this.close(name),
  });

  constructor(private readonly book: Book) {}

  read(bytes: Uint8Array | undefined): SheetRow[] {
    this.rows = [];
    this.xml.write(bytes);
    return this.rows;
  }

  private open(name: string, attributes: Attributes): void {
    if (name === "v") this.inValue = true;
    else if (name === "c") this.openCell(attributes);
    else if (name === "t") this.inValue = this.phonetic === 0;
    else if (name === "f") this.formula = true;
    else if (name === "rPh") this.phonetic += 1;
    else if (name === "row") this.openRow(attributes);
    else if (name === "col") this.openColumns(attributes);
  }

  /** Columns stand in their order, each told once. */
  private openColumns({ min, max, hidden }: Attributes): void {
    const last = Math.min(Number(max) || 0, LAST_COLUMN);
    for (let column = Math.max(Number(min) || 1, this.columnsTold + 1); column <= last; column += 1) {
      this.columnsTold = column;
      if (isTrue(hidden)) this.hiddenColumns.add(column - 1);
    }
  }

  private openRow({ r, hidden }: Attributes): void {
    this.row = Number(r ?? this.row + 1);
    this.hidden = isTrue(hidden);
    this.cells = [];
    this.length = 0;
    this.column = -1;
  }

  private openCell({ r, t = "n", s }: Attributes): void {
    this.column = r ? columnOf(r) : this.column + 1;
    this.type = t;
    this.kind = (s && this.book.kinds[Number(s)]) || "plain";
    this.value = "";
    this.formula = false;
  }

  private close(name: string): void {
    if (name === "v" || name === "t") this.inValue = false;
    else if (name === "rPh") this.phonetic -= 1;
    else if (name === "c") this.closeCell();
    else if (name === "row" && this.cells.length > 0)
      this.rows.push({ row: this.row, hidden: this.hidden, cells: this.cells });
  }

  private closeCell(): void {
    const value = (this.value ?? "").slice(0, LONGEST);
    this.value = null;
    if (value === "" && this.formula && this.column >= 0 && this.column < LAST_COLUMN)
      this.cells[this.column] = NO_RESULT;
    if (value === "" || this.column < 0 || this.column >= LAST_COLUMN) return;
    this.length += value.length;
    if (this.length > LONGEST_ROW) throw tooLong();
    this.cells[this.column] = this.meaning(value);
  }

  private meaning(value: string): string | number {
    if (this.type === "s") return Math.max(0, Number.parseInt(value, 10) || 0);
    if (this.type === "n") return numberText(value, this.kind, this.book.since1904);
    if (this.type === "b") return value === "1" ? "TRUE" : "FALSE";
    return plainText(value);
  }
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

/** `C5` is column 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
