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
  /** Of what may be one: the column that says of which country each number is. */
  countries?: number;
  /** Nobody said what the file is written in, and it is not certain: names in other letters than ASCII are left out. */
  plainNames?: boolean;
};

/** The columns that an export of ours may have, and those of which nobody else's has one beside a `number`. */
const OUR_COLUMNS = new Set(
  "number name blocked_at created_at reason note source file by country time_zone opt_out".split(" "),
);
const OURS_ALONE = ["blocked_at", "by"];
/** What a file of its rejected rows has besides. */
const OF_REJECTED = ["rejected_line", "rejected_because"];

/** The layout that an upload's settings stand for. */
export function layoutOf(record: ReadBy): Layout {
  const { numberColumns, mapping, reading, encoding } = record;
  return {
    columns: numberColumns,
    country: importCountryOf(record),
    mapping,
    ...exportLayout(record),
    plainNames: encoding === null && reading?.certain === false,
  };
}

/**
 * An export with other columns looks like anybody's list of numbers, so its columns prove nothing; but where each row
 * names its country, it says itself whether its number lost a plus.
 */
function exportLayout({ headers, numberColumns }: ReadBy): Pick<Layout, "ours" | "countries"> {
  if (!mayBeExport(headers) || !numberColumns.every((column) => headers[column] === "number")) return {};
  if (isOurExport(headers)) return { ours: true };
  return headers.includes("country") ? { countries: headers.indexOf("country") } : {};
}

/** Whether a file with these columns is an export of ours; also one that a spreadsheet has saved again. */
export const isOurExport = (headers: readonly string[]): boolean =>
  mayBeExport(headers) && OURS_ALONE.some((column) => headers.includes(column));

const mayBeExport = (headers: readonly string[]): boolean =>
  headers.includes("number") &&
  headers.every((header) => OUR_COLUMNS.has(header) || OF_REJECTED.includes(header));

/** How the file is cut into cells, as it was found when the file came. */
export function shapeOf({ shape, headers }: Pick<ReadBy, "shape" | "headers">): CsvShape {
  if (!shape) throw new Error("an upload has no layout before its file is there");
  // Written by detectShape only.
  return { ...shape, delimiter: shape.delimiter as Delimiter, headers };
}

/** The record's country as the number parser knows it. */
export const importCountryOf = ({ defaultCountry }: Pick<ReadBy, "defaultCountry">): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
