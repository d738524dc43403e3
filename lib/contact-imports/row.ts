import type { BlockReason } from "@/db/enums";
import { LONGEST_NOTE } from "@/lib/contacts/lengths";
import type { Row } from "@/lib/csv/csv";
import { isAreaCode, isLocal } from "@/lib/csv/columns";
import { splitCell } from "@/lib/csv/splitting";
import { asWritten } from "@/lib/csv/writing";
import { NO_RESULT } from "@/lib/files/xlsx/values";
import { callingCodeOf, withCallingCode } from "@/lib/phone/calling-codes";
import { type Parsed, type Phone, parseNumber } from "@/lib/phone/phone";
import { placeOf } from "@/lib/phone/places";
import type { Layout } from "./layout";
import { readReason } from "./reasons";

/** A number of a row with what the row says of it; `text` as it stands in the file. */
export type TakenNumber = { text: string; number: Phone; name?: string; reason?: BlockReason; note?: string };

/** What a row comes to: its numbers, and what stands where numbers should and is none, with the reason. */
export type JudgedRow = { taken: TakenNumber[]; refused: RowRefusal | null };

/**
 * What of a row is no number, with the reason. `ifKnown` are numbers among it that no telephone can have: they count
 * where the company knows them already. `pieces` is how many there are of all.
 */
export type RowRefusal = { text: string; problem: string; pieces: number; ifKnown?: TakenNumber[] };

type Said = Pick<TakenNumber, "name" | "reason" | "note">;

const LONGEST_NAME = 255;
/** Most text there is, told much quicker than by classes of characters. */
const PLAIN = /^[\x20-\x7e]*$/;
/** What a spreadsheet shows where it can show nothing. */
const SPREADSHEET_ERROR =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)$/i;
const BETWEEN = " · ";
/** What programs write into the second of two columns of numbers where there is no second number. */
const NOTHING = /^(?:null|none|nil|n\/?a|nan|undefined|\\n|-+|0+|#N\/A)$/i;

/**
 * The numbers of a row and what else is taken from it; every row has one or a refusal. An unknown reason becomes
 * `other` and its text goes into the note; a name or a note that is too long is cut: a block is not lost for either.
 * Changes nothing and asks nobody: the run, the preview and the list to unblock judge rows alike.
 */
export function judgeRow(row: Row, layout: Layout): JudgedRow {
  const taken: TakenNumber[] = [];
  const refused: { text: string; problem: string }[] = [];
  const ifKnown: TakenNumber[] = [];
  for (const text of numberTexts(row, layout)) {
    const read = readText(text, row, layout);
    if (read.ok) taken.push({ text, number: read.number });
    else {
      refused.push({ text, problem: read.problem });
      if (read.asWritten) ifKnown.push({ text, number: read.asWritten });
    }
  }
  const said = taken.length + ifKnown.length > 0 ? whatIsSaid(row, layout) : null;
  const saying = (numbers: TakenNumber[]) =>
    said ? numbers.map((number) => ({ ...number, ...said })) : numbers;
  const [first] = refused;
  if (!first) return { taken: saying(taken), refused: null };
  const text = refused.map(({ text }) => text).join(BETWEEN);
  const refusal: RowRefusal = { text, problem: first.problem, pieces: refused.length };
  if (ifKnown.length > 0) refusal.ifKnown = saying(ifKnown);
  return { taken: saying(taken), refused: refusal };
}

/**
 * What stands in the columns of the numbers, each number by itself; an empty cell counts where all of them are empty.
 */
function numberTexts(row: Row, layout: Layout): string[] {
  const { columns, country } = layout;
  const cells = columns.map((column) => numberCell(row, column, layout));
  const filled = cells.length > 1 ? cells.filter((cell) => cell.trim() !== "") : cells;
  if (filled.length === 0) return [""];
  const said = filled.length > 1 ? filled.filter((cell) => !NOTHING.test(cell.trim())) : filled;
  return (said.length > 0 ? said : filled.slice(0, 1)).flatMap((cell) => splitCell(cell, country) ?? [cell]);
}

function readText(text: string, row: Row, layout: Layout): Parsed {
  if (text.startsWith("#")) {
    if (text === NO_RESULT)
      return { ok: false, problem: "is a formula whose result the workbook does not keep" };
    if (SPREADSHEET_ERROR.test(text)) return { ok: false, problem: "is an error that the spreadsheet shows" };
  }
  if (layout.mapping.area !== undefined && lacksArea(row, layout))
    return { ok: false, problem: "has no area code" };
  const whole = lostPlus(text, row, layout) ? `+${text.trim()}` : text;
  return parseNumber(withCode(whole, row, layout), { country: layout.country, from: "file" });
}

/** What stands for a number, behind its calling code where the row has that in a column of its own. */
export function withCode(text: string, { cells }: Row, { mapping }: Layout): string {
  const code = mapping.code === undefined ? null : callingCodeOf(cells[mapping.code] ?? "");
  return code === null ? text : withCallingCode(text, code);
}

/** Whether a spreadsheet took the plus off an exported number: digits that, with it, are of the row's own country. */
function lostPlus(text: string, row: Row, { ours, countries }: Layout): boolean {
  if (!(ours || countries !== undefined) || !/^\s*\d{7,15}\s*$/.test(text)) return false;
  if (ours) return true;
  const country = cellOf(row, countries).trim();
  return country !== "" && placeOf(`+${text.trim()}` as Phone).country === country;
}

function whatIsSaid(row: Row, { mapping, plainNames, ours }: Layout): Said | null {
  if ((mapping.name ?? mapping.reason ?? mapping.note) === undefined) return null;
  const written = oneLine(cellOf(row, mapping.name, ours));
  const name = plainNames && !PLAIN.test(written) ? undefined : keepable(written, LONGEST_NAME);
  const note = cellOf(row, mapping.note, ours);
  const why = cellOf(row, mapping.reason, ours);
  if (why === "") return { name, note: keepable(note, LONGEST_NOTE) };
  const reason = readReason(why);
  const whole = reason || why === note ? note : [why, note].filter(Boolean).join("; ");
  return { name, reason: reason ?? "other", note: keepable(whole, LONGEST_NOTE) };
}

/** What a row says its number is; an area code from a column of its own goes before seven digits. */
function numberCell({ cells }: Row, column: number, { mapping }: Layout): string {
  const cell = cells[column] ?? "";
  return mapping.area !== undefined && isLocal(cell) ? `${cells[mapping.area] ?? ""} ${cell}` : cell;
}

/** Seven digits alone could be read as a short number of another country. */
const lacksArea = ({ cells }: Row, { columns, mapping }: Layout) =>
  isLocal(cells[columns[0] ?? -1] ?? "") && !isAreaCode(cells[mapping.area ?? -1] ?? "");

/** What a cell says. `ours`: an export of ours, in which words for "nothing" are what somebody wrote. */
function cellOf({ cells }: Row, column: number | undefined, ours = false): string {
  const cell = column === undefined ? "" : (cells[column] ?? "").trim();
  if (cell === NO_RESULT || (!ours && (cell === "\\N" || SPREADSHEET_ERROR.test(cell)))) return "";
  return cell.includes("'") ? asWritten(cell).trim() : cell;
}

const oneLine = (text: string) => (PLAIN.test(text) ? text : text.replace(/\p{Cc}+/gu, " "));

/** Text that PostgreSQL can keep: not too long, without half a character, which a file may hold and a cut may leave. */
function keepable(text: string, longest: number): string | undefined {
  if (text === "") return undefined;
  if (text.length <= longest && PLAIN.test(text)) return text;
  return (
    text
      .slice(0, longest)
      .replace(/\p{Cs}/gu, "")
      .trim() || undefined
  );
}
