/** Writes a record as RFC 4180 defines it, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) || cell === "" ? quoted(cell) : cell)).join(",")}\r\n`;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/**
 * Writes a cell that no spreadsheet takes for a formula. An apostrophe goes before `= + - @`, tab and return, and
 * before those behind apostrophes, so that `asWritten` restores every cell. A phone number stays as it is.
 */
export function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^\+\d+$/.test(cell) ? `'${cell}` : cell;
}

/** Returns a cell without the apostrophe that `harmless`, or a spreadsheet itself, put before it. */
export function asWritten(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
