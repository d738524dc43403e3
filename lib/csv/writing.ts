/** A record as RFC 4180 wants it, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) || cell === "" ? quoted(cell) : cell)).join(",")}\r\n`;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before `= + - @`, tab and return, and before those
 * behind apostrophes, so that `asWritten` gives every cell back. A phone number stays as it is.
 */
export function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^\+\d+$/.test(cell) ? `'${cell}` : cell;
}

/** A cell without the apostrophe that `harmless`, or a spreadsheet's own habit, put before it. */
export function asWritten(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
