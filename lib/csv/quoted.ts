/** A quoted cell that goes on for longer is taken for a stray quote. */
const MOST_LINES = 100;
const LONGEST_QUOTED = 1 << 16;

type Quoted = { cells: string[]; lines: number; next: number };

/**
 * The record that begins at `at` and has quotes in it; blanks may stand before a quote that opens a cell and after one
 * that closes it. "open" while what is still to come decides, "stray" where a quote stands as no quote can (RFC 4180,
 * 2.5 to 2.7). With `escape` a quote within a cell has a backslash before it, as MySQL writes it.
 */
export function quotedRecord(
  text: string,
  { at, delimiter, last, escape }: { at: number; delimiter: string; last: boolean; escape?: "\\" },
): Quoted | "open" | "stray" {
  const cells: string[] = [];
  let lines = 1;
  let from = at;
  for (;;) {
    const opening = quoteAfterBlanks(text, from, delimiter);
    if (opening < 0) {
      const end = endOfPlain(text, from, delimiter);
      if (end === text.length && !last) return text.length - at > LONGEST_QUOTED ? "stray" : "open";
      cells.push(text.slice(from, end));
      if (text[end] !== delimiter) return { cells, lines, next: end + 1 };
      from = end + 1;
      continue;
    }
    const closing = escape ? closingUnescaped(text, opening + 1) : closingQuote(text, opening + 1);
    const upTo = closing < 0 ? text.length : closing;
    lines += lineFeeds(text, opening, upTo);
    if (lines > MOST_LINES || upTo - at > LONGEST_QUOTED) return "stray";
    if (closing < 0 || (closing + 1 === text.length && !last)) return last ? "stray" : "open";
    const end = afterBlanks(text, closing + 1, delimiter);
    if (end === text.length && !last) return "open";
    const cell = text.slice(opening + 1, closing);
    cells.push(escape ? cell.replace(/\\(["\\])/g, "$1") : cell.replaceAll('""', '"'));
    if (end === text.length || text[end] === "\n") return { cells, lines, next: end + 1 };
    if (text[end] !== delimiter) return "stray";
    from = end + 1;
  }
}

/** Where the quote stands that opens a cell; -1 where the cell has none. */
function quoteAfterBlanks(text: string, from: number, delimiter: string): number {
  const at = afterBlanks(text, from, delimiter);
  return text[at] === '"' ? at : -1;
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === " " || (text[at] === "\t" && delimiter !== "\t")) at += 1;
  return at;
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  const end = text.indexOf("\n", from);
  const line = end < 0 ? text.length : end;
  // Looked for in the line alone: in the whole text it would be looked for to the end from every line without one.
  const cell = text.slice(from, line).indexOf(delimiter);
  return cell < 0 ? line : from + cell;
}

/** The quote that closes a cell: the next one that is not one of a pair. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function closingUnescaped(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
