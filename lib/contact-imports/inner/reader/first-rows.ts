import { parseRows, type Row } from "@/lib/csv/csv";
import type { Bytes } from "@/lib/files/bytes";
import { fitOf } from "@/lib/phone/fitting";
import type { CountryCode } from "@/lib/phone/phone";
import { doubtCountry } from "../../doubting";
import { type Layout, layoutOf, shapeOf } from "../../layout";
import { judgeRow } from "../../row";
import { firstRows, startOf } from "./layout";
import type { FirstRow, FoundRows, ImportToRead } from "./questions";
import { textOf } from "./text";

const ROWS = 20;
const DOUBTED_ROWS = 100;
/** A page shows no more of a cell. */
const LONGEST_CELL = 200;
const COUNTED_BYTES = 4 << 20;
/** Characters: a packed file of that size may hold a thousand times as many. */
const COUNTED_TEXT = 6 << 20;
const COUNTED_ROWS = 100_000;
const NAMES = 5;

type File = { bytes: Bytes; maxBytes: number };

/** The first rows of a file, each judged, how many it has, and whether its country is in doubt. */
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
    rowCount: await countSmall(record, file),
    doubt: doubtCountry(record, { rows: first, home }),
    names: foreignNames(first, { ...layout, plainNames: false }),
    encoding: reading.encoding,
  };
}

function firstRowsOf(row: Row, layout: Layout): FirstRow[] {
  const cells = row.cells.map((cell) => cell.slice(0, LONGEST_CELL));
  const common = { line: row.line, cells };
  if (layout.columns.length === 0)
    return [
      {
        ...common,
        text: cells.join(" · ").slice(0, LONGEST_CELL),
        fit: "fine",
        taken: null,
        refused: null,
      },
    ];
  const { taken, refused } = judgeRow(row, layout);
  const rows: FirstRow[] = taken.map((number) => ({
    ...common,
    text: number.text.trim(),
    fit: layout.ours ? "fine" : fitOf(number.text, layout.country),
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

async function countSmall(record: ImportToRead, file: File): Promise<number | null> {
  if (file.bytes.size > COUNTED_BYTES) return null;
  const { text } = await textOf(record, file);
  let total = 0;
  let length = 0;
  const start = async function* () {
    for await (const piece of text) {
      length += piece.length;
      if (length > COUNTED_TEXT) return;
      yield piece;
    }
  };
  for await (const rows of parseRows(start(), shapeOf(record))) {
    total += rows.length;
    if (total > COUNTED_ROWS) return null;
  }
  return length > COUNTED_TEXT ? null : total;
}
