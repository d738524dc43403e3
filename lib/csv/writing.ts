import Papa from "papaparse";

/** Semicolons, tabs and empty cells are quoted too: a spreadsheet may split at any of them. */
const quotes = (cell: string) => cell === "" || /[;\t]/.test(cell);

/** Writes a record as RFC 4180 defines it, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${Papa.unparse([cells], { quotes, newline: "\r\n" })}\r\n`;
}

/** Where a spreadsheet may begin a cell, whatever it splits a line at, and would take what follows for a formula. */
const BEGINS_FORMULA = /(?<=^|[,;\t\r\n])(?=['"]*[=+\-@\t\r])/g;
const MADE_HARMLESS = /(?<=^|[,;\t\r\n])'(?=['"]*[=+\-@\t\r])/g;

/**
 * Writes a cell of which no spreadsheet takes a part for a formula, also where it splits the file at another sign. An
 * apostrophe goes before `= + - @`, tab and return, at the beginning and after a comma, semicolon, tab or line end, and
 * before those behind quotes, so that `asWritten` restores every cell. A phone number stays as it is.
 */
export function harmless(cell: string): string {
  return /^\+\d+$/.test(cell) ? cell : cell.replace(BEGINS_FORMULA, "'");
}

/** Returns a cell without the apostrophes that `harmless`, or a spreadsheet itself, put into it. */
export function asWritten(cell: string): string {
  return cell.replace(MADE_HARMLESS, "");
}
