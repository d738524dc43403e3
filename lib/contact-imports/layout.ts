import type { ContactImport, ImportMapping } from "@/db/schema/contact-imports";
import type { CsvShape, Delimiter } from "@/lib/csv/csv";
import { type CountryCode, isCountry } from "@/lib/phone/phone";

/** What of an upload's record says how its rows are read. */
export type ReadBy = Pick<
  ContactImport,
  "headers" | "shape" | "numberColumns" | "mapping" | "defaultCountry" | "encoding" | "reading"
>;

/** Which columns of a file are read, and how. */
export type Layout = {
  /** The columns of the numbers, one or several. */
  columns: readonly number[];
  /** In which a number without a plus is. */
  country: CountryCode;
  mapping: ImportMapping;
  /** The file is an export of ours: its numbers have their plus, or a spreadsheet took it off. */
  ours?: boolean;
  /** Nobody said what the file is written in, and it is not certain: names in other letters than ASCII are left out. */
  plainNames?: boolean;
};

/** The columns by which an export of ours is known, and those that it may have. */
const OUR_COLUMNS = ["number", "blocked_at"];
const OUR_OTHERS = new Set(
  "name created_at reason note source file by country time_zone opt_out".split(" ").concat(OUR_COLUMNS),
);
/** What a file of its rejected rows has besides. */
const OF_REJECTED = ["rejected_line", "rejected_because"];

/** The layout that an upload's settings stand for. */
export function layoutOf(record: ReadBy): Layout {
  const { headers, numberColumns, mapping, reading, encoding } = record;
  return {
    columns: numberColumns,
    country: importCountryOf(record),
    mapping,
    ours: isOurExport(headers) && numberColumns.every((column) => headers[column] === "number"),
    plainNames: encoding === null && reading?.certain === false,
  };
}

/** Whether a file with these columns is an export of ours; also one that a spreadsheet has saved again. */
export const isOurExport = (headers: readonly string[]): boolean =>
  OUR_COLUMNS.every((column) => headers.includes(column)) &&
  headers.every((header) => OUR_OTHERS.has(header) || OF_REJECTED.includes(header));

/** How the file is cut into cells, as it was found when the file came. */
export function shapeOf({ shape, headers }: Pick<ReadBy, "shape" | "headers">): CsvShape {
  if (!shape) throw new Error("an upload has no layout before its file is there");
  // Written by detectShape only.
  return { ...shape, delimiter: shape.delimiter as Delimiter, headers };
}

/** The record's country as the number parser knows it. */
export const importCountryOf = ({ defaultCountry }: Pick<ReadBy, "defaultCountry">): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
