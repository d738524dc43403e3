import { Invalid } from "@/lib/errors";
import { quotedRecord } from "@/lib/csv/quoted";

/** A record of a file; `line` is the line on which it begins, counted from 1. */
export type Row = { line: number; cells: string[] };

/** Characters of a record at most. */
export const LONGEST_RECORD = 1 << 20;
const LINE_FEED = 0x0a;

/** The sentence for a line without an end. */
export const tooLong = () =>
  new Invalid({ base: ["The file has a line of more than a million characters."] });

/**
 * Cuts text that arrives in pieces into records. A record with a stray quote is read as its line stands, so that one
 * bad line stays one bad record instead of swallowing those after it. All three line ends are understood, mixed too.
 */
export class RecordReader {
  private line = 1;
  private rest = "";
  private heldReturn = "";

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece; with the `last` one whatever is left. */
  read(piece: string, last: boolean): Row[] {
    const text = this.rest + this.withLineFeeds(piece, last);
    const rows: Row[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      // A million empty lines are no million records.
      if (text.charCodeAt(at) === LINE_FEED) {
        this.line += 1;
        at += 1;
        continue;
      }
      const end = text.indexOf("\n", at);
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      const plain = quote < 0 || (end >= 0 && quote > end);
      const record = plain ? "stray" : this.quoted(text, { at, end, last });
      if (record === "open" || (record === "stray" && end < 0 && !last)) break;
      if (record === "stray") {
        const lineEnd = end < 0 ? text.length : end;
        rows.push(this.row(text.slice(at, lineEnd).split(this.delimiter), 1));
        at = lineEnd + 1;
      } else {
        rows.push(this.row(record.cells, record.lines));
        at = record.next;
      }
    }
    this.rest = last ? "" : text.slice(at);
    if (this.rest.length > LONGEST_RECORD) throw tooLong();
    return rows;
  }

  /** A record whose quotes are doubled, or else one of a single line in which backslashes stand before them. */
  private quoted(text: string, { at, end, last }: { at: number; end: number; last: boolean }) {
    const { delimiter } = this;
    const record = quotedRecord(text, { at, delimiter, last });
    if (record !== "stray" || (end < 0 && !last)) return record;
    const line = text.slice(at, end < 0 ? text.length : end);
    if (!line.includes('\\"')) return record;
    const escaped = quotedRecord(line, { at: 0, delimiter, last: true, escape: "\\" });
    return typeof escaped === "string" ? record : { ...escaped, next: at + line.length + 1 };
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

  private row(cells: string[], lines: number): Row {
    const row = { line: this.line, cells };
    this.line += lines;
    return row;
  }
}
