import type { BlockReason } from "@/db/enums";
import type { ContactImport, ImportMapping } from "@/db/schema/contact-imports";
import { LONGEST_NOTE } from "@/lib/contacts/schema";
import type { Row } from "@/lib/csv/csv";
import { isAreaCode, isLocal } from "@/lib/csv/columns";
import { asWritten } from "@/lib/csv/writing";
import { type CountryCode, type Phone, parseNumber } from "@/lib/phone/phone";
import { readReason } from "./reasons";
import { importCountryOf } from "./settings";

/** Which columns of a file are read, and in which country a number without a plus is. */
export type Layout = { column: number; country: CountryCode; mapping: ImportMapping };

type TakenRow = { ok: true; number: Phone; name?: string; reason?: BlockReason; note?: string };

/**
 * What a row says, or what is wrong with its number. `ifKnown`: what it says where the company knows the number, which is
 * impossible, already.
 */
export type ReadRow = TakenRow | { ok: false; problem: string; ifKnown?: TakenRow };

const LONGEST_NAME = 255;
/** Most text there is, told much quicker than by classes of characters. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The layout that an upload's settings stand for. */
export function layoutOf(record: ContactImport): Layout {
  return { column: record.numberColumn ?? 0, country: importCountryOf(record), mapping: record.mapping };
}

/**
 * The number of a row and what else is taken from it. An unknown reason becomes `other` and its text goes into the note;
 * a name or a note that is too long is cut: a block is not lost for either.
 */
export function readRow(row: Row, layout: Layout): ReadRow {
  const { country, mapping } = layout;
  if (mapping.area !== undefined && lacksArea(row, layout)) return { ok: false, problem: "has no area code" };
  const read = parseNumber(numberCell(row, layout), { country, from: "file" });
  if (read.ok) return takenRow(row, read.number, mapping);
  const { problem, asWritten } = read;
  return asWritten
    ? { ok: false, problem, ifKnown: takenRow(row, asWritten, mapping) }
    : { ok: false, problem };
}

function takenRow(row: Row, number: Phone, mapping: ImportMapping): TakenRow {
  if ((mapping.name ?? mapping.reason ?? mapping.note) === undefined) return { ok: true, number };
  const name = keepable(oneLine(cellOf(row, mapping.name)), LONGEST_NAME);
  const note = cellOf(row, mapping.note);
  const why = cellOf(row, mapping.reason);
  if (why === "") return { ok: true, number, name, note: keepable(note, LONGEST_NOTE) };
  const reason = readReason(why);
  const whole = reason || why === note ? note : [why, note].filter(Boolean).join("; ");
  return {
    ok: true,
    number,
    name,
    reason: reason ?? "other",
    note: keepable(whole, LONGEST_NOTE),
  };
}

/** What a row says its number is; an area code from a column of its own goes before seven digits. */
export function numberCell({ cells }: Row, { column, mapping }: Pick<Layout, "column" | "mapping">): string {
  const cell = cells[column] ?? "";
  return mapping.area !== undefined && isLocal(cell) ? `${cells[mapping.area] ?? ""} ${cell}` : cell;
}

/** Seven digits alone could be read as a short number of another country. */
const lacksArea = ({ cells }: Row, { column, mapping }: Layout) =>
  isLocal(cells[column] ?? "") && !isAreaCode(cells[mapping.area ?? -1] ?? "");

function cellOf({ cells }: Row, column: number | undefined): string {
  const cell = column === undefined ? "" : (cells[column] ?? "").trim();
  return cell.startsWith("'") ? asWritten(cell).trim() : cell;
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
