import type { Row } from "@/lib/csv/csv";
import type { Bytes } from "@/lib/files/bytes";
import { fitOf } from "@/lib/phone/fitting";
import type { CountryCode } from "@/lib/phone/phone";
import { doubtCountry } from "../../doubting";
import { type Layout, layoutOf, shapeOf } from "../../layout";
import { judgeRow, withCode } from "../../row";
import { firstRows, startOf } from "./layout";
import type { FirstRow, FoundRows, ImportToRead } from "./questions";
import { textOf } from "./text";

const ROWS = 20;
const DOUBTED_ROWS = 100;
/** A page shows no more of a cell. */
export const LONGEST_CELL = 200;
const NAMES = 5;

type File = { bytes: Bytes; maxBytes: number };

/** The first rows of a file, each judged, and whether its country is in doubt. */
export async function findFirstRows(record: ImportToRead, home: CountryCode, file: File): Promise<FoundRows> {
  const shape = shapeOf(record);
  const layout = layoutOf(record);
  const { reading, text } = await textOf(record, file);
  const { start, whole } = await startOf(text);
  const first = await firstRows(start, shape, { most: DOUBTED_ROWS, whole });
  const shown = first.slice(0, ROWS);
  return {
    rows: shown.flatMap((row) => firstRowsOf(row, layout)),
    looked: shown.length,
    doubt: doubtCountry(record, { rows: first, home }),
    names: foreignNames(first, { ...layout, plainNames: false }),
    encoding: reading.encoding,
  };
}

function firstRowsOf(row: Row, layout: Layout): FirstRow[] {
  const common = { line: row.line };
  if (layout.columns.length === 0)
    return [
      {
        ...common,
        text: row.cells.join(" · ").slice(0, LONGEST_CELL),
        fit: "fine",
        taken: null,
        refused: null,
      },
    ];
  const { taken, refused } = judgeRow(row, layout);
  const rows: FirstRow[] = taken.map((number) => ({
    ...common,
    text: number.text.trim().slice(0, LONGEST_CELL),
    fit: layout.ours ? "fine" : fitOf(withCode(number.text, row, layout), layout.country),
    taken: number,
    refused: null,
  }));
  if (!refused) return rows;
  const text = refused.text.trim().slice(0, LONGEST_CELL);
  return [...rows, { ...common, text, fit: "fine", taken: null, refused }];
}

/** What tells somebody whether the file is read in its own script. */
function foreignNames(rows: readonly Row[], { mapping }: Layout): string[] {
  const columns = [mapping.name, mapping.note].filter((column) => column !== undefined);
  const cells = rows.flatMap((row) => columns.map((column) => (row.cells[column] ?? "").trim()));
  const foreign = cells
    .filter((cell) => /[^\x20-\x7e\s]/.test(cell))
    .map((cell) => cell.slice(0, LONGEST_CELL));
  return [...new Set(foreign)].slice(0, NAMES);
}
