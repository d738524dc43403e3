import type { ContactImport } from "@/db/schema/contact-imports";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { percentDone } from "./progress";

/** An upload as the API says it: the fields of the reference product, then ours. */
export const contactImportRecord = presenter<ContactImport>({
  id: (file) => file.id,
  type: () => "ContactImport",
  created_at: (file) => wireTime(file.createdAt),
  updated_at: (file) => wireTime(file.updatedAt),
  name: (file) => file.name,
  status: (file) => file.status,
  caller_id_column_name: (file) => file.callerIdColumnName,
  headers: (file) => file.headers,
  blocked: (file) => file.blocked,
  error_message: (file) => file.errorMessage,
  import_count: (file) => file.importCount,
  total_count: (file) => file.totalCount,
  import_percent: (file) => Math.floor(percentDone(file) ?? 0),
  started_at: (file) => wireTime(file.startedAt),
  failed_at: (file) => wireTime(file.failedAt),
  stopped_at: (file) => wireTime(file.stoppedAt),
  succeeded_at: (file) => wireTime(file.succeededAt),
  name_column: ({ headers, mapping }) => columnOf(headers, mapping.name),
  reason_column: ({ headers, mapping }) => columnOf(headers, mapping.reason),
  note_column: ({ headers, mapping }) => columnOf(headers, mapping.note),
  default_country: (file) => file.defaultCountry,
  reason: (file) => file.reason,
  note: (file) => file.note,
  byte_size: (file) => file.byteSize,
  blocked_count: (file) => file.blockedCount,
  already_blocked_count: (file) => file.alreadyBlockedCount,
  unblocked_count: (file) => file.unblockedCount,
  not_blocked_count: (file) => file.notBlockedCount,
  duplicate_count: (file) => file.duplicateCount,
  rejected_count: (file) => file.rejectedCount,
});

function columnOf(headers: string[], column: number | undefined): string | null {
  return column === undefined ? null : (headers[column] ?? null);
}
