import { z } from "zod";
import { blockReasons, blockSources, exportFormats, jobStatuses } from "@/db/enums";
import type { DataExport } from "@/db/schema/data-exports";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { hasExpired, hasFile } from "./finding";

const wire = (time: string | undefined) => wireTime(time === undefined ? null : new Date(time));

/** An export as the API says it. */
export const dataExportRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("DataExport"),
      created_at: WireTime,
      updated_at: WireTime,
      data_type: z.string().meta({ example: "contact" }),
      status: z.enum(jobStatuses),
      columns: z.array(z.string()),
      format: z.enum(exportFormats),
      fulltext: z.string().nullable(),
      blocked_at_from: WireTime.nullable(),
      blocked_at_to: WireTime.nullable(),
      source: z.enum(blockSources).nullable(),
      reason: z.enum(blockReasons).nullable(),
      contact_import_id: WireId.nullable(),
      as_of: WireTime.nullable(),
      total_count: WireCount.nullable(),
      exported_count: WireCount,
      byte_size: WireCount.nullable(),
      error_message: z.string().nullable(),
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable(),
      succeeded_at: WireTime.nullable(),
      expires_at: WireTime.nullable(),
      expired: z.boolean(),
      download_path: z.string().nullable(),
    })
    .meta({ id: "DataExport" }),
).of((made: DataExport) => ({
  id: made.id,
  type: "DataExport",
  created_at: wireTime(made.createdAt),
  updated_at: wireTime(made.updatedAt),
  data_type: made.dataType,
  status: made.status,
  columns: made.columns,
  format: made.format,
  fulltext: made.filter.fulltext ?? null,
  blocked_at_from: wire(made.filter.blockedAtFrom),
  blocked_at_to: wire(made.filter.blockedAtTo),
  source: made.filter.source ?? null,
  reason: made.filter.reason ?? null,
  contact_import_id: made.contactImportId,
  as_of: wireTime(made.asOf),
  total_count: made.totalCount,
  exported_count: made.exportedCount,
  byte_size: made.byteSize,
  error_message: made.errorMessage,
  started_at: wireTime(made.startedAt),
  failed_at: wireTime(made.failedAt),
  succeeded_at: wireTime(made.succeededAt),
  expires_at: wireTime(made.expiresAt),
  expired: hasExpired(made),
  download_path: hasFile(made) ? `/api/v1/data_exports/${made.id}/download` : null,
}));
