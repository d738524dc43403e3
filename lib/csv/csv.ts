import { headerNames, headerRow } from "@/lib/csv/headers";
import { RecordReader, type Row } from "@/lib/csv/records";

export type { Row };

export type Delimiter = "," | ";" | "\t" | "|";

/**
 * How a list is laid out; `headers` are the column names, "Column 1" … where the file has none. `titleRows` are the
 * records above the header that only say what the file is.
 */
export type CsvShape = {
  delimiter: Delimiter;
  hasHeader: boolean;
  headers: string[];
  columns: number;
  titleRows?: number;
};

/** The layout of a pasted list, stored as one number a line. */
export const PASTED_SHAPE: CsvShape = { delimiter: ",", hasHeader: false, headers: ["Column 1"], columns: 1 };

const BATCH_ROWS = 10_000;
/** Characters and cells of a batch: rows of 100,000 cells, or of a megabyte, must not fill the memory. */
const BATCH_SIZE = 4_000_000;
const SAMPLE_ROWS = 100;
/** On a tie a comma is the likelier to stand inside a cell. */
const DELIMITERS: readonly Delimiter[] = ["\t", ";", "|", ","];

/**
 * The data rows of a file in batches of 10,000, fewer where they are long, the last one shorter; no more of the file is
 * in memory. A record with every cell empty is no data row. To go on after a kill, keep the `line` of the last row done
 * and pass it as `afterLine`: the text is read again from its beginning and the rows up to that line are left out.
 */
export async function* parseRows(
  text: AsyncIterable<string>,
  shape: CsvShape,
  afterLine = 0,
): AsyncGenerator<Row[]> {
  let toPass = (shape.titleRows ?? 0) + (shape.hasHeader ? 1 : 0);
  let batch: Row[] = [];
  let size = 0;
  for await (const rows of readRecords(text, shape.delimiter)) {
    for (const row of rows) {
      if (isNoData(row)) continue;
      if (toPass > 0) {
        toPass -= 1;
        continue;
      }
      if (row.line <= afterLine) continue;
      batch.push(row);
      size += sizeOf(row);
      if (batch.length < BATCH_ROWS && size < BATCH_SIZE) continue;
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

const sizeOf = ({ cells }: Row) => cells.reduce((sum, cell) => sum + cell.length, cells.length);

async function* readRecords(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<Row[]> {
  const reader = new RecordReader(delimiter);
  for await (const piece of text) yield reader.read(piece, false);
  yield reader.read("", true);
}

/** How many data rows a text without quotes has, which its lines tell; null for one with quotes. */
export async function countLines(
  text: AsyncIterable<string>,
  { delimiter, hasHeader, titleRows = 0 }: CsvShape,
): Promise<number | null> {
  const nothing = new RegExp(`^[\\s${delimiter === "\t" ? "" : delimiter}]*$`);
  let count = -titleRows - (hasHeader ? 1 : 0);
  let rest = "";
  let first = true;
  for await (const piece of text) {
    if (piece.includes('"')) return null;
    const lines = (rest + piece).split(/\r\n?|\n/);
    rest = lines.pop() ?? "";
    if (first && /^sep=.?$/.test(lines[0] ?? "")) lines[0] = "";
    first = false;
    for (const line of lines) if (!nothing.test(line)) count += 1;
  }
  return Math.max(0, count + (nothing.test(rest) ? 0 : 1));
}

/** Empty records, and the `sep=;` that Excel puts on the first line. */
function isNoData({ line, cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === "") || (line === 1 && /^sep=.?$/.test(cells[0] ?? ""));
}

/**
 * The layout of a file from its beginning, some 64 KB of it; the end of the sample may be cut anywhere. Without `known`
 * the delimiter is found, too.
 */
export function detectShape(sample: string, known?: Delimiter): CsvShape {
  const readings = (known ? [known] : DELIMITERS).map((delimiter) => ({
    delimiter,
    rows: sampleRows(sample, delimiter),
  }));
  const scored = readings.map((reading) => ({ ...reading, ...evenness(reading.rows) }));
  const evenest = scored.reduce((a, b) =>
    b.share > a.share || (b.share === a.share && b.width > a.width) ? b : a,
  );
  // Rows that lack a last delimiter are less even than a comma within a cell of each of them.
  const best = scored.find(({ least }) => least > evenest.width) ?? evenest;
  const found = best.width > 1 ? best : { delimiter: "," as const, rows: sampleRows(sample, ",") };
  const columns = Math.max(1, ...found.rows.map((row) => row.cells.length));
  const header = headerRow(found.rows);
  return {
    delimiter: found.delimiter,
    hasHeader: header >= 0,
    headers: names(headerNames(found.rows, header), columns),
    columns,
    ...(header > 0 && { titleRows: header }),
  };
}

function sampleRows(sample: string, delimiter: Delimiter): Row[] {
  const reader = new RecordReader(delimiter);
  const complete = reader.read(sample.replace(/^\ufeff/, ""), false);
  const rows = complete.length > 1 ? complete : [...complete, ...reader.read("", true)];
  return rows.filter((row) => !isNoData(row)).slice(0, SAMPLE_ROWS);
}

/**
 * The commonest number of columns, the share of the rows that have it, and how many each row has at least; one column
 * tells nothing.
 */
function evenness(rows: Row[]): { width: number; share: number; least: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  const least = Math.min(...rows.map(({ cells }) => cells.length));
  return width === 1 ? { width, share: 0, least } : { width, share: count / rows.length, least };
}

function names(first: string[], columns: number): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return Array.from({ length: columns }, (_, i) => {
    const wanted = first[i]?.trim().replace(/[\r\n\t]+/g, " ") || `Column ${i + 1}`;
    let name = wanted;
    for (let n = next.get(wanted) ?? 2; taken.has(name); n += 1) {
      name = `${wanted} (${n})`;
      next.set(wanted, n + 1);
    }
    taken.add(name);
    return name;
  });
}

/** A pasted list, cut at newlines, commas, semicolons and tabs. */
export function splitPasted(text: string): string[] {
  return text
    .split(/[\r\n,;\t]+/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
