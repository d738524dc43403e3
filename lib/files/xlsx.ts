import { AppError, Invalid } from "@/lib/errors";
import { incredible, isCredible } from "@/lib/files/files";
import type { Packed } from "@/lib/files/zip";
import { readParts, type Sheet } from "@/lib/files/xlsx/parts";
import { type Book, countHidden, type HiddenParts, sheetText } from "@/lib/files/xlsx/sheet";
import { SharedStrings } from "@/lib/files/xlsx/strings";

/** The choice of every visible sheet. */
export const ALL_SHEETS = "all";

/**
 * Which part of a workbook is read: the sheet of this name, or `all`; else the first one. Hidden rows and columns are
 * taken unless skipped.
 */
export type SheetChoice = { sheet?: string | null; skipHidden?: boolean };

/** A workbook: `sheets` are the visible sheets that are not empty, `read` those that `text` holds as CSV. */
export type Workbook = {
  sheets: string[];
  read: string[];
  text: AsyncGenerator<string>;
  /** Reads them to their end, and tells how much of them is hidden. */
  countHidden(): Promise<HiddenParts>;
};

/**
 * Opens a workbook and gives a sheet of it as CSV: whole numbers with all their digits, formulas as their results,
 * times as `2026-11-19 08:30:00`. Several sheets follow one another, with their header once. Throws `Invalid` with one
 * sentence when the workbook cannot be read, and a 413 as soon as more than `maxLength` characters would come out.
 */
export async function openWorkbook(
  files: Packed[],
  maxLength: number,
  { sheet, skipHidden }: SheetChoice = {},
): Promise<Workbook> {
  const { sheets, strings, kinds, since1904 } = await readParts(files);
  for (const { file } of sheets) if (!isCredible(file.size, file.packedSize)) throw incredible();
  const bookOf = (): Book => ({ kinds, since1904, strings: new SharedStrings(strings) });
  const filled = await filledSheets(sheets, bookOf, skipHidden);
  const chosen = chooseSheets(filled, sheet);
  return {
    sheets: filled.map(({ name }) => name),
    read: chosen.map(({ name }) => name),
    text: limited(textOf(chosen, bookOf, skipHidden), maxLength),
    countHidden: () => countAll(chosen, bookOf),
  };
}

type FirstLine = { first: string };

/** The sheets that have anything in them, with their first line that has. */
async function filledSheets(
  sheets: Sheet[],
  bookOf: () => Book,
  skipHidden = false,
): Promise<(Sheet & FirstLine)[]> {
  const filled: (Sheet & FirstLine)[] = [];
  for (const sheet of sheets) {
    const first = await withBook(bookOf, (book) =>
      firstLine(sheetText(sheet.file.read(), book, { columns: skipHidden })),
    );
    if (first !== null) filled.push({ ...sheet, first });
  }
  if (filled.length === 0)
    throw new Invalid({ base: ["The workbook has no visible sheet with anything in it."] });
  return filled;
}

async function firstLine(text: AsyncGenerator<string>): Promise<string | null> {
  for await (const piece of text) {
    const line = piece.split("\n").find(isFilled);
    if (line !== undefined) return line;
  }
  return null;
}

const isFilled = (line: string) => /[^\s,"]/.test(line);

function chooseSheets<S extends Sheet & FirstLine>(sheets: S[], wanted: string | null | undefined): S[] {
  if (!wanted) return sheets.slice(0, 1);
  const same = (sheet: Sheet) => sheet.name.trim().toLowerCase() === wanted.trim().toLowerCase();
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(same);
  if (found) return [found];
  const names = sheets.map(({ name }) => name).join(", ");
  if (wanted.trim().toLowerCase() !== ALL_SHEETS)
    throw new Invalid({ sheet: [`is not a sheet of this workbook; it has ${names}`] });
  const [head] = sheets;
  if (head && sheets.some(({ first }) => first !== head.first && !/\d{5}/.test(`${first}${head.first}`)))
    throw new Invalid({ sheet: [`cannot be ${ALL_SHEETS}: the sheets have different columns`] });
  return sheets;
}

async function* textOf(sheets: (Sheet & FirstLine)[], bookOf: () => Book, skipHidden = false) {
  const header = sheets[0]?.first ?? "";
  for (const [at, { file, first }] of sheets.entries()) {
    const book = bookOf();
    let headerToCome = at > 0 && first === header && !/\d{5}/.test(header);
    try {
      for await (const piece of sheetText(file.read(), book, { rows: skipHidden, columns: skipHidden })) {
        yield headerToCome ? withoutLine(piece, header) : piece;
        if (isFilled(piece)) headerToCome = false;
      }
    } finally {
      await book.strings.free();
    }
  }
}

/** Returns the same lines, with this one empty. */
function withoutLine(text: string, line: string): string {
  const lines = text.split("\n");
  const at = lines.indexOf(line);
  return at < 0 ? text : lines.with(at, "").join("\n");
}

async function countAll(sheets: Sheet[], bookOf: () => Book): Promise<HiddenParts> {
  const all = { rows: 0, columns: 0 };
  for (const { file } of sheets) {
    if (!(await mentionsHidden(file.read()))) continue;
    const { rows, columns } = await withBook(bookOf, (book) => countHidden(file.read(), book));
    all.rows += rows;
    all.columns += columns;
  }
  return all;
}

/** Whether a sheet can have anything hidden at all: looking for the word is twenty times as quick as reading. */
async function mentionsHidden(bytes: AsyncGenerator<Uint8Array>): Promise<boolean> {
  let end = "";
  for await (const piece of bytes) {
    const found = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    if (found.includes(" hidden=") || `${end}${found.toString("latin1", 0, 8)}`.includes(" hidden="))
      return true;
    end = found.toString("latin1", Math.max(0, found.length - 8));
  }
  return false;
}

async function withBook<T>(bookOf: () => Book, run: (book: Book) => Promise<T>): Promise<T> {
  const book = bookOf();
  try {
    return await run(book);
  } finally {
    await book.strings.free();
  }
}

async function* limited(text: AsyncGenerator<string>, maxLength: number) {
  let length = 0;
  for await (const piece of text) {
    length += piece.length;
    if (length > maxLength) {
      throw new AppError(413, {
        base: [`The sheet has more than ${maxLength.toLocaleString("en")} characters.`],
      });
    }
    yield piece;
  }
}
