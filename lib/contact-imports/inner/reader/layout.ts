import { type CsvShape, detectShape, parseRows, type Row } from "@/lib/csv/csv";
import { LONGEST_RECORD as LONGEST_LINE, tooLong } from "@/lib/csv/records";
import { guessMapping, guessNumberColumns } from "@/lib/csv/columns";
import { Invalid } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";
import { encodingNamed } from "@/lib/files/encodings";
import { openFile } from "@/lib/files/opening";
import { refuseOtherKinds } from "@/lib/files/other-kinds";
import { columnNamed } from "../../columns";
import { isOurExport } from "../../layout";
import type { Choices, FoundLayout } from "./questions";
import type { Recognised } from "./recognising";
import { recogniseFor } from "./text";

/** Characters from which the layout is told, and from which the columns are. */
const SHAPE_SAMPLE = 1 << 16;
const SAMPLE = 1 << 18;
const SAMPLE_ROWS = 1_000;
/** As many as a sheet of Excel has. */
const MOST_COLUMNS = 16_384;

/**
 * How a file is laid out, and which of its columns hold what, as was chosen or else guessed. Throws `Invalid` with one
 * sentence for a file that cannot be read, or under `caller_id_column_name`, `sheet` for a choice that it does not
 * have.
 */
export async function findLayout(
  choices: Choices,
  { bytes, maxBytes }: { bytes: Bytes; maxBytes: number },
): Promise<FoundLayout> {
  const { country, sheet, encoding } = choices;
  const given = encodingNamed(encoding ?? "") ?? undefined;
  let recognised: Recognised = { fallback: "Windows-1252", certain: true };
  const { reading, text, countHidden } = await openFile(bytes, {
    maxBytes,
    sheet,
    skipHidden: choices.hiddenRows === "skip",
    recognise: async (start) => {
      recognised = await recogniseFor(start, country);
      return { given, fallback: recognised.fallback };
    },
  });
  const { start, whole } = await startOf(text);
  refuseOtherKinds(start);
  const shape = detectShape(start.slice(0, SHAPE_SAMPLE), reading.delimiter);
  if (shape.columns > MOST_COLUMNS)
    throw new Invalid({ base: [`The file has more than ${MOST_COLUMNS.toLocaleString("en")} columns.`] });
  const rows = await firstRows(start, shape, { most: SAMPLE_ROWS, whole });
  // A name or a note of an export may hold a number, too.
  const guess = isOurExport(shape.headers)
    ? { columns: [shape.headers.indexOf("number")], others: [] }
    : guessNumberColumns(shape, rows, country);
  const chosen = choices.columns.map((name) => columnNamed(shape.headers, "caller_id_column_name", name));
  const numberColumns = chosen.length > 0 ? [...new Set(chosen)] : guess.columns;
  const hidden = await countHidden();
  return {
    reading: {
      packing: reading.packing,
      part: reading.part,
      encoding: reading.encoding,
      fallback: reading.packing === "xlsx" ? null : recognised.fallback,
      certain: reading.packing === "xlsx" || recognised.certain,
      sheets: reading.sheets,
      hiddenRows: hidden.rows,
      hiddenColumns: hidden.columns,
      otherColumns: chosen.length > 0 ? [] : guess.others,
      guessed: chosen.length === 0,
    },
    shape,
    numberColumns,
    mapping: numberColumns.length === 0 ? {} : guessMapping(shape, rows, { numbers: numberColumns, country }),
    hasRows: rows.length > 0,
  };
}

/** The beginning of a text, and whether it is the whole of it. */
export async function startOf(text: AsyncGenerator<string>): Promise<{ start: string; whole: boolean }> {
  let start = "";
  for await (const piece of text) {
    start += piece;
    if (start.length > LONGEST_LINE && !/[\r\n]/.test(start)) throw tooLong();
    if (start.length >= SAMPLE && /[\r\n]/.test(start))
      return { start: start.slice(0, SAMPLE), whole: false };
  }
  return { start, whole: true };
}

/** The first data rows within the beginning of a text, of which the last one may be cut. */
export async function firstRows(
  start: string,
  shape: CsvShape,
  { most, whole }: { most: number; whole: boolean },
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const some of parseRows(once(start), shape)) rows.push(...some);
  return rows.slice(0, whole || rows.length === 1 ? most : Math.min(most, rows.length - 1));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
