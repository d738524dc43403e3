import type { DataExport } from "@/db/schema/data-exports";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { hasExpired, hasFile } from "./finding";

const wire = (time: string | undefined) => wireTime(time === undefined ? null : new Date(time));

/** An export as the API says it. */
export const dataExportRecord = presenter<DataExport>({
  id: (made) => made.id,
  type: () => "DataExport",
  created_at: (made) => wireTime(made.createdAt),
  updated_at: (made) => wireTime(made.updatedAt),
  data_type: (made) => made.dataType,
  status: (made) => made.status,
  columns: (made) => made.columns,
  format: (made) => made.format,
  fulltext: (made) => made.filter.fulltext ?? null,
  blocked_at_from: (made) => wire(made.filter.blockedAtFrom),
  blocked_at_to: (made) => wire(made.filter.blockedAtTo),
  source: (made) => made.filter.source ?? null,
  reason: (made) => made.filter.reason ?? null,
  contact_import_id: (made) => made.contactImportId,
  as_of: (made) => wireTime(made.asOf),
  total_count: (made) => made.totalCount,
  exported_count: (made) => made.exportedCount,
  byte_size: (made) => made.byteSize,
  error_message: (made) => made.errorMessage,
  started_at: (made) => wireTime(made.startedAt),
  failed_at: (made) => wireTime(made.failedAt),
  succeeded_at: (made) => wireTime(made.succeededAt),
  expires_at: (made) => wireTime(made.expiresAt),
  expired: hasExpired,
  download_path: (made) => (hasFile(made) ? `/api/v1/data_exports/${made.id}/download` : null),
});
