import { guessCodeColumn } from "@/lib/csv/code-column";
import type { CsvShape, Row } from "@/lib/csv/csv";
import { familyOf, meaningOf, nameWeight } from "@/lib/csv/names";
import { splitCell } from "@/lib/csv/splitting";
import { fitOf } from "@/lib/phone/fitting";
import { isNanp } from "@/lib/phone/nanp";
import type { CountryCode } from "@/lib/phone/phone";

/**
 * The columns (from 0) that hold something besides the number; `area` its area code and `code` its calling code where
 * they stand apart.
 */
export type Mapping = { area?: number; code?: number; name?: number; reason?: number; note?: number };

/**
 * The columns (from 0) that hold numbers: `columns` are taken together, one or those of a family (Phone 1, Phone 2;
 * Home, Work); any of `others` could be meant as well as the first of them.
 */
export type NumberColumns = { columns: number[]; others: number[] };

const SAMPLE_ROWS = 1_000;
/** Judging a cell takes some microseconds: of a very wide file fewer rows are judged. */
const SAMPLE_CELLS = 20_000;
/** As much of a column must look like something for it to be that. */
const MOST = 0.8;
/** A column that has numbers in fewer rows is none that anybody could mean. */
const SOME = 0.5;
/** Columns of which the one has so little more than the other are asked about. */
const CLOSE = 0.2;
/** A column of a family has numbers in a tenth of its filled cells at least. */
const FEW = 0.1;
const AREA_CODE = /^\s*\(?[2-9]\d\d\)?\s*$/;
const LOCAL_NUMBER = /^\s*\d{3}[-. ]?\d{4}\s*$/;
/** 2001 to 2033 in seconds, or in milliseconds. */
const INSTANT = /^1\d{9}(?:\d{3})?(?:\.\d+)?$/;

/**
 * The columns that hold the numbers, by their names and by what is in the rows; none where none does. Numbers in use
 * decide between columns, over all the rows, so that a sparse column never beats a full one; a number that is only
 * possible counts half.
 */
export function guessNumberColumns(
  shape: CsvShape,
  rows: readonly Row[],
  country: CountryCode,
): NumberColumns {
  const some = sampleOf(shape, rows);
  const columns = shape.headers.map((header, column) => ({
    column,
    weight: shape.hasHeader ? nameWeight(header) : 0,
    numbers: numbersIn(some, column, country),
  }));
  const score = ({ weight, numbers }: { weight: number; numbers: number }) => weight + numbers;
  const best = columns.reduce((a, b) => (score(b) > score(a) ? b : a));
  // A file of one column leaves nothing to decide between: what is possible is taken, the rest is rejected.
  const isOnly = columns.length === 1 && best.numbers > 0;
  if (score(best) < SOME && !isOnly) return localColumn(shape, some, country);
  const family = shape.hasHeader && best.weight === 1 ? familyOf(shape.headers[best.column] ?? "") : null;
  const isKin = ({ column, weight }: { column: number; weight: number }) =>
    column !== best.column && weight === 1 && familyOf(shape.headers[column] ?? "") === family;
  const kin = columns.filter(
    (each) => isKin(each) && filledShare(some, each.column, (cell) => isNumber(cell, country)) >= FEW,
  );
  const others = columns.filter(
    (each) =>
      each !== best &&
      !isKin(each) &&
      each.weight === best.weight &&
      each.numbers >= SOME &&
      score(each) > score(best) - CLOSE,
  );
  return {
    columns: [best, ...kin].map(({ column }) => column).sort((a, b) => a - b),
    others: others.map(({ column }) => column),
  };
}

function sampleOf({ columns }: CsvShape, rows: readonly Row[]): readonly Row[] {
  return rows.slice(0, Math.min(SAMPLE_ROWS, Math.max(20, Math.floor(SAMPLE_CELLS / columns))));
}

/** Which part of all rows have a number in this column. */
function numbersIn(rows: readonly Row[], column: number, country: CountryCode): number {
  if (rows.length === 0) return 0;
  const cells = rows.map((row) => row.cells[column]?.trim() ?? "");
  const instants = cells.filter((cell) => INSTANT.test(cell)).length;
  if (instants >= MOST * rows.length && areNear(cells)) return 0;
  return cells.reduce((sum, cell) => sum + likeness(cell, country), 0) / rows.length;
}

/** Whether numbers lie as near to each other as times do that one file tells of: within a year or two. */
function areNear(cells: string[]): boolean {
  const starts = new Set(cells.filter((cell) => INSTANT.test(cell)).map((cell) => cell.slice(0, 2)));
  return starts.size <= 2;
}

/** How much a cell is like a phone number: one in use, one that is possible, none. */
function likeness(cell: string, country: CountryCode): number {
  if (cell === "" || !/\d{2}|[\p{Nd}]{2}|\d\D\d/u.test(cell)) return 0;
  const fits = (splitCell(cell, country) ?? [cell]).map((piece) => fitOf(piece, country));
  if (fits.every((fit) => fit === "fine" || fit === "ambiguous")) return 1;
  return fits.every((fit) => fit !== "unreadable") ? 0.5 : 0;
}

const isNumber = (cell: string, country: CountryCode) => likeness(cell, country) > 0;

function localColumn(shape: CsvShape, rows: readonly Row[], country: CountryCode): NumberColumns {
  const local = shape.headers.findIndex(
    (_, column) => guessArea(shape, rows, { number: column, country }) !== null,
  );
  return { columns: local >= 0 ? [local] : [], others: [] };
}

/**
 * What the columns beside the numbers hold: by their names, and the area code of a number in two columns by its digits.
 */
export function guessMapping(
  shape: CsvShape,
  rows: readonly Row[],
  { numbers, country }: { numbers: readonly number[]; country: CountryCode },
): Mapping {
  const mapping: Mapping = {};
  const some = sampleOf(shape, rows);
  const [number] = numbers;
  const area =
    numbers.length === 1 && number !== undefined ? guessArea(shape, some, { number, country }) : null;
  if (area !== null) mapping.area = area;
  const code = area === null ? guessCodeColumn(shape, some, numbers) : null;
  if (code !== null) mapping.code = code;
  if (!shape.hasHeader) return mapping;
  shape.headers.forEach((header, column) => {
    const meaning = numbers.includes(column) || column === area || column === code ? null : meaningOf(header);
    if (meaning === "name" && filledShare(some, column, isNoName) > 0.5) return;
    if (meaning) mapping[meaning] ??= column;
  });
  return mapping;
}

/** A customer may be a name or a number of his own. */
const isNoName = (cell: string) => !/\p{L}/u.test(cell);

/** Whether a cell is a North American number without its area code. */
export const isLocal = (cell: string) => LOCAL_NUMBER.test(cell);

/** Whether a cell is a North American area code. */
export const isAreaCode = (cell: string) => AREA_CODE.test(cell);

/** The column of the area codes when that of the numbers has seven digits a row, as national do-not-call files do. */
function guessArea(
  { headers }: CsvShape,
  rows: readonly Row[],
  { number, country }: { number: number; country: CountryCode },
): number | null {
  if (!isNanp(country) || filledShare(rows, number, isLocal) < MOST) return null;
  const isArea = (column: number) => filledShare(rows, column, isAreaCode) >= MOST;
  if (number > 0 && isArea(number - 1)) return number - 1;
  const column = headers.findIndex((_, column) => column !== number && isArea(column));
  return column >= 0 ? column : null;
}

/** Which part of a column's filled cells are what is asked for. */
function filledShare(rows: readonly Row[], column: number, is: (cell: string) => boolean): number {
  const cells = rows.map((row) => row.cells[column]?.trim() ?? "");
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 ? filled.filter(is).length / filled.length : 0;
}
