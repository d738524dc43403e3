import type { CsvShape, Row } from "@/lib/csv/csv";
import { meaningOf, nameWeight } from "@/lib/csv/names";
import { type CountryCode, parseNumber } from "@/lib/phone/phone";
import { isNanp } from "@/lib/phone/nanp";

/** The columns (from 0) that hold something besides the number; `area` its area code where it stands apart. */
export type Mapping = { area?: number; name?: number; reason?: number; note?: number };

const SAMPLE_ROWS = 100;
/** As much of a column must look like something for it to be that. */
const MOST = 0.8;
const AREA_CODE = /^\s*\(?[2-9]\d\d\)?\s*$/;
const LOCAL_NUMBER = /^\s*\d{3}[-. ]?\d{4}\s*$/;

/** The column (from 0) that holds the numbers, by its name and by what is in the first rows; null where none does. */
export function guessNumberColumn(
  shape: CsvShape,
  rows: readonly Row[],
  country: CountryCode,
): number | null {
  const scores = shape.headers.map((header, column) => {
    const numbers = share(rows, column, (cell) => parseNumber(cell, { country, from: "file" }).ok);
    return (shape.hasHeader ? nameWeight(header) : 0) + numbers;
  });
  const best = Math.max(...scores);
  if (best >= 0.5) return scores.indexOf(best);
  const local = scores.findIndex((_, column) => guessArea(shape, rows, { number: column, country }) !== null);
  return local >= 0 ? local : null;
}

/** What the columns beside the numbers hold: by their names, and the area code of a number in two columns by its digits. */
export function guessMapping(
  shape: CsvShape,
  rows: readonly Row[],
  { number, country }: { number: number; country: CountryCode },
): Mapping {
  const mapping: Mapping = {};
  const area = guessArea(shape, rows, { number, country });
  if (area !== null) mapping.area = area;
  if (!shape.hasHeader) return mapping;
  shape.headers.forEach((header, column) => {
    const meaning = column === number || column === area ? null : meaningOf(header);
    if (meaning === "name" && share(rows, column, isNoName) > 0.5) return;
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
  if (!isNanp(country) || share(rows, number, isLocal) < MOST) return null;
  const isArea = (column: number) => share(rows, column, isAreaCode) >= MOST;
  if (number > 0 && isArea(number - 1)) return number - 1;
  const column = headers.findIndex((_, column) => column !== number && isArea(column));
  return column >= 0 ? column : null;
}

/** Which part of a column's filled cells in the first rows are what is asked for. */
function share(rows: readonly Row[], column: number, is: (cell: string) => boolean): number {
  const cells = rows.slice(0, SAMPLE_ROWS).map((row) => row.cells[column]?.trim() ?? "");
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 ? filled.filter(is).length / filled.length : 0;
}
