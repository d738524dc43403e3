import type { DataExport } from "@/db/schema/data-exports";
import { EXPORT_COLUMN_LABELS, EXPORT_COLUMNS, hasFile } from "@/lib/data-exports/schema";
import type { NamedExport } from "@/lib/data-exports/listing";
import type { ExportRow } from "./exports-table";
import { filterWords } from "./filter-words";
import { timingOf } from "./timing";

/** Returns an export as a row of the table. */
export function toRow(record: NamedExport, zone: string): ExportRow {
  const format = record.format === "csv.gz" ? "gzipped CSV" : "CSV";
  return {
    id: record.id,
    what: filterWords(record, zone),
    columns: `${columnWords(record.columns)} · ${format}`,
    status: record.status,
    percent: percentDone(record),
    rows: record.exportedCount,
    byteSize: record.byteSize,
    timing: timingOf(record),
    who: whoOf(record),
    createdAt: record.createdAt,
    expiresAt: record.expiresAt,
    there: hasFile(record),
    taken: takenOf(record),
    zone,
  };
}

/** Names the columns: "Number, Name, Blocked at"; all columns in two words. */
export function columnWords(columns: readonly string[]): string {
  if (EXPORT_COLUMNS.every((column) => columns.includes(column))) return "All columns";
  return EXPORT_COLUMNS.filter((column) => columns.includes(column))
    .map((column) => EXPORT_COLUMN_LABELS[column])
    .join(", ");
}

/** Returns who requested or downloaded it: a person's email or a token's name. */
export function whoOf({ person, token }: { person: string | null; token: string | null }): string | null {
  return person ?? (token && `token “${token}”`);
}

/** Returns how much is done, from 0 to 100; null until the rows have been counted. */
export function percentDone({
  status,
  totalCount,
  exportedCount,
}: Pick<DataExport, "status" | "totalCount" | "exportedCount">): number | null {
  if (status === "succeeded") return 100;
  if (totalCount === null) return null;
  return totalCount === 0 ? 0 : Math.min(100, (100 * exportedCount) / totalCount);
}

function takenOf(record: NamedExport): ExportRow["taken"] {
  const { lastDownload: last, downloadCount: times } = record;
  return last && { who: whoOf(last), at: last.createdAt, times };
}
