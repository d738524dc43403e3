/** A record as RFC 4180 wants it, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) || cell === "" ? quoted(cell) : cell)).join(",")}\r\n`;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before `= + - @`, tab and return. A phone number
 * stays as it is; reading takes the apostrophe off again.
 */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^\+\d+$/.test(cell) ? `'${cell}` : cell;
}
