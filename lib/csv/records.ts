import Papa from "papaparse";
import { Invalid } from "@/lib/errors";

/** A record of a file; `line` is the line on which it begins, counted from 1. */
export type Row = { line: number; cells: string[] };

const LONGEST_RECORD = 1 << 20;
/** A quoted cell that goes on for longer is taken for a stray quote. */
const MOST_LINES = 100;
const LONGEST_QUOTED = 1 << 16;

/**
 * Cuts text that arrives in pieces into records. Papa reads; what it cannot (a stray quote) is read line by line, so that
 * one bad line stays one bad record instead of swallowing those after it. All three line ends are understood.
 */
export class RecordReader {
  private line = 1;
  private rest = "";
  private heldReturn = "";

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece; with the `last` one whatever is left. */
  read(piece: string, last: boolean): Row[] {
    this.rest += this.withLineFeeds(piece, last);
    if (this.rest === "") return [];
    const { data, errors, meta } = this.parse(this.rest, !last);
    const open = this.rest.length - meta.cursor;
    if (errors.length > 0 || (!last && open > LONGEST_QUOTED)) return this.readByLine(last);
    const quoted = this.rest.includes('"');
    this.rest = last ? "" : this.rest.slice(meta.cursor);
    return data.map((cells) => this.row(cells, quoted ? 1 + lineFeeds(cells) : 1));
  }

  private withLineFeeds(piece: string, last: boolean): string {
    const text = this.heldReturn + piece;
    this.heldReturn = "";
    if (!text.includes("\r")) return text;
    if (!last && text.endsWith("\r")) {
      this.heldReturn = "\r";
      return text.slice(0, -1).replace(/\r\n?/g, "\n");
    }
    return text.replace(/\r\n?/g, "\n");
  }

  private parse(text: string, ignoreLastRow: boolean): Papa.ParseResult<string[]> {
    return new Papa.Parser({ delimiter: this.delimiter, newline: "\n" }).parse(text, 0, ignoreLastRow);
  }

  private row(cells: string[], lines: number): Row {
    const row = { line: this.line, cells };
    this.line += lines;
    return row;
  }

  private readByLine(last: boolean): Row[] {
    const lines = this.rest.split("\n");
    const unfinished = last ? "" : (lines.pop() ?? "");
    if (unfinished.length > LONGEST_RECORD)
      throw new Invalid({ base: ["The file has a line of more than a million characters."] });
    const rows: Row[] = [];
    let at = 0;
    while (at < lines.length) {
      const record = this.recordAt(lines, at, last);
      if (record === "open") break;
      rows.push(this.row(record.cells, record.lines));
      at += record.lines;
    }
    this.rest = [...lines.slice(at), unfinished].join("\n");
    if (last) this.rest = "";
    return rows;
  }

  /** The record that begins at a line, or "open" while its quoted cell may still be closed by what comes. */
  private recordAt(lines: string[], at: number, last: boolean): { cells: string[]; lines: number } | "open" {
    const first = lines[at] ?? "";
    const asItStands = { cells: first.split(this.delimiter), lines: 1 };
    if (!first.includes('"')) return asItStands;
    let text = first;
    for (let count = 1; count <= MOST_LINES && text.length <= LONGEST_QUOTED; count += 1) {
      // With its line end, before which Papa takes blanks after a closing quote, as it does in the middle of a text.
      const { data, errors } = this.parse(`${text}\n`, false);
      if (errors.length === 0) return { cells: data[0] ?? [""], lines: count };
      if (errors.some((error) => error.code !== "MissingQuotes")) return asItStands;
      const next = lines[at + count];
      if (next === undefined) return last ? asItStands : "open";
      text += `\n${next}`;
    }
    return asItStands;
  }
}

function lineFeeds(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
}
