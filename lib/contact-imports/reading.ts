import type { BlockReason } from "@/db/enums";
import type { ContactImport, ImportMapping } from "@/db/schema/contact-imports";
import type { Row } from "@/lib/csv";
import { type CountryCode, type Phone, parseNumber } from "@/lib/phone";
import { countryOf } from "./settings";

/** Which columns of a file are read, and in which country a number without a plus is. */
export type Layout = { column: number; country: CountryCode; mapping: ImportMapping };

/** What a row says, or what is wrong with its number. */
export type ReadRow =
  | { ok: true; number: Phone; name?: string; reason?: BlockReason; note?: string }
  | { ok: false; problem: string };

/** The layout that an upload's settings stand for. */
export function layoutOf(record: ContactImport): Layout {
  return { column: record.numberColumn ?? 0, country: countryOf(record), mapping: record.mapping };
}

/** The number of a row and what else is taken from it. */
export function readRow(row: Row, { column, country }: Layout): ReadRow {
  return parseNumber(row.cells[column] ?? "", { country, from: "file" });
}
