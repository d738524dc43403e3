/** One line of the table of `npm run bench`. */
export type ResultRow = {
  name: string;
  /** Our figure and the figure it is compared with, with their units. */
  ours: string;
  floor?: string;
  /** Our figure divided by the floor's, or a plain figure that has a bound. */
  ratio?: number;
  /** The most that `ratio` may be, or the least that it must be. */
  atMost?: number;
  atLeast?: number;
  /** Peak memory in MB. */
  worker?: number | null;
  web?: number | null;
  /** A note at the end of the line. */
  note?: string;
};

const WIDTHS = [50, 11, 11, 7, 7, 4, 9, 6];

/** Prints the table's head. */
export function printHead(): void {
  printCells(["benchmark", "ours", "floor", "ratio", "bound", "met", "worker MB", "web MB"]);
  console.log(WIDTHS.map((width) => "-".repeat(width)).join("  "));
}

/** Prints one row at once, because a run takes minutes. */
export function printRow(row: ResultRow): void {
  printCells([
    row.name,
    row.ours,
    row.floor ?? "",
    row.ratio === undefined ? "" : row.ratio.toFixed(2),
    boundOf(row),
    verdictOf(row),
    megabytes(row.worker),
    megabytes(row.web),
    row.note ?? "",
  ]);
}

function printCells(cells: string[]) {
  console.log(
    cells
      .map((cell, n) => (n === 0 ? cell.padEnd(WIDTHS[n] ?? 0) : cell.padStart(WIDTHS[n] ?? 0)))
      .join("  "),
  );
}

const boundOf = ({ atMost, atLeast }: ResultRow) =>
  atMost !== undefined ? `<= ${atMost}` : atLeast !== undefined ? `>= ${atLeast}` : "";

function verdictOf({ ratio, atMost, atLeast }: ResultRow): string {
  if (ratio === undefined || (atMost === undefined && atLeast === undefined)) return "";
  return ratio <= (atMost ?? Infinity) && ratio >= (atLeast ?? -Infinity) ? "yes" : "NO";
}

const megabytes = (value?: number | null) => (value === undefined || value === null ? "" : value.toFixed(0));

/** Writes seconds as the table shows them. */
export const inSeconds = (value: number) => `${value.toFixed(2)} s`;
