import { familyOf, nameWeight } from "@/lib/csv/names";
import type { Row } from "@/lib/csv/records";

const WITHHELD = /^(?:anonymous|private|unknown|restricted|unavailable|blocked|withheld|n\/a|null|none)$/i;
/** Beneath more rows than these nobody puts the names of the columns. */
const MOST_TITLES = 10;
/** More digits than the name of a column has. */
const DATA = /\d(?:\D*\d){4}/;
const WORD = /\p{L}{2}/u;
/** What stands before an example of what to write in a column. */
const EXAMPLE =
  /(?:[([].*|\b(?:e\.? ?g\.?|ex\.?|example|format|like|i\.e\.|z\. ?b\.|beispiel|p\. ?ex\.?|exemple|ejemplo|esempio|bijv\.?|np\.|напр\.?|例).*)$/iu;

/**
 * Which of the first rows has the names of the columns; -1 where none has. A title may stand above it: rows of words
 * that fill fewer columns than it.
 */
export function headerRow(rows: readonly Row[]): number {
  const first = rows.slice(0, MOST_TITLES + 1).findIndex(({ cells }) => !isHeader(cells));
  if (first === 0) return headerBelowNotes(rows);
  const wordy = rows.slice(0, first < 0 ? MOST_TITLES + 1 : first);
  if (wordy.length === 0) return -1;
  const named = wordy.findLastIndex(({ cells }, at) =>
    wordy.slice(0, at).every((title) => isTitleOf(title.cells, cells)),
  );
  return Math.max(0, named);
}

/**
 * Notes above a header may hold a date or an account number, as reports and statements have them: then the header is
 * the first row of words that has more cells filled than any above, and the name of phone numbers among them.
 */
function headerBelowNotes(rows: readonly Row[]): number {
  const header = rows
    .slice(0, MOST_TITLES + 1)
    .findIndex(({ cells }) => isHeader(cells) && filled(cells).length > 1 && weightOf(filled(cells)) === 1);
  const below = rows[header];
  if (!below) return -1;
  const areNotes = rows.slice(0, header).every(({ cells }) => {
    const isNumber = (cell: string, column: number) =>
      nameWeight(below.cells[column] ?? "") === 1 && DATA.test(cell) && !WORD.test(cell);
    return (
      filled(cells).length < filled(below.cells).length &&
      cells.some((cell) => WORD.test(cell)) &&
      !cells.some(isNumber)
    );
  });
  return areNotes ? header : -1;
}

/** The names of the columns; those of groups of columns that stand above them go before them. */
export function headerNames(rows: readonly Row[], header: number): string[] {
  const cells = rows[header]?.cells ?? [];
  const groups = rows[header - 1]?.cells ?? [];
  if (!isGroupsOf(groups, cells)) return cells;
  let group = "";
  return cells.map((cell, column) => {
    group = groups[column]?.trim() || group;
    return `${group} ${cell}`.trim();
  });
}

/** `Contact,,Phones,` above `Name,Mail,Home,Work`: names of several columns each, the cells behind them empty. */
function isGroupsOf(above: string[], below: string[]): boolean {
  const [groups, names] = [filled(above), filled(below)];
  const first = above.findIndex((cell) => cell.trim() !== "");
  return (
    groups.length > 1 &&
    groups.length < names.length &&
    names.length === below.length &&
    isHeader(above) &&
    above[first + 1]?.trim() === "" &&
    names.some((name) => nameWeight(name) !== 0 || familyOf(name) === "phone")
  );
}

function isTitleOf(title: string[], header: string[]): boolean {
  if (isGroupsOf(title, header)) return true;
  const [above, below] = [filled(title), filled(header)];
  if (below.length > 1) return above.length === 1;
  return below.length === 1 && weightOf(below) === 1 && above.length === 1 && weightOf(above) < 1;
}

const filled = (cells: string[]) => cells.filter((cell) => cell.trim() !== "");
const weightOf = (cells: string[]) => Math.max(...cells.map(nameWeight));

/** A row with words and no longer run of digits; one that only says that a number was withheld is data. */
function isHeader(cells: string[]): boolean {
  const wordy = cells.some((cell) => WORD.test(cell) && !WITHHELD.test(cell.trim()));
  return wordy && cells.every((cell) => !DATA.test(cell) || isNameWithExample(cell));
}

/** "Phone (e.g. 719-555-0100)": a name of phone numbers, with one of them. */
function isNameWithExample(cell: string): boolean {
  const name = cell.replace(EXAMPLE, "");
  return name !== cell && !DATA.test(name) && nameWeight(name) > 0;
}
