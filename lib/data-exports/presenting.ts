import { z } from "zod";
import { blockReasons, blockSources, exportFormats, jobStatuses } from "@/db/enums";
import type { DataExport } from "@/db/schema/data-exports";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { hasExpired, hasFile } from "./schema";

const wire = (time: string | undefined) => wireTime(time === undefined ? null : new Date(time));

/** An export as the API presents it. */
export const dataExportRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("DataExport"),
      created_at: WireTime,
      updated_at: WireTime,
      data_type: z.string().meta({ example: "contact" }),
      status: z.enum(jobStatuses).meta({ example: "succeeded" }),
      columns: z.array(z.string()).meta({ example: ["number", "blocked_at", "reason"] }),
      format: z.enum(exportFormats),
      fulltext: z
        .string()
        .nullable()
        .meta({ description: "What it was narrowed to, as all up to contact_import_id." }),
      blocked_at_from: WireTime.nullable().meta({ example: null }),
      blocked_at_to: WireTime.nullable().meta({ example: null }),
      source: z.enum(blockSources).nullable().meta({ example: null }),
      reason: z.enum(blockReasons).nullable().meta({ example: null }),
      contact_import_id: WireId.nullable(),
      as_of: WireTime.nullable().meta({ description: "The instant whose truth the file holds." }),
      total_count: WireCount.nullable().meta({
        description: "Numbers to export; null until counted.",
        example: 1204,
      }),
      exported_count: WireCount.meta({ description: "Numbers in the file so far.", example: 1204 }),
      byte_size: WireCount.nullable().meta({ description: "Of the file.", example: 18060 }),
      error_message: z.string().nullable().meta({ description: "Why it failed, in one sentence." }),
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable().meta({ example: null }),
      succeeded_at: WireTime.nullable(),
      expires_at: WireTime.nullable().meta({
        description: "Until when the file is kept.",
        example: "2026-04-02T17:25:15.495+00:00",
      }),
      expired: z.boolean().meta({ description: "Whether the file is gone." }),
      download_path: z.string().nullable().meta({
        description: "Where the file is; null until there is one.",
        example: "/api/v1/data_exports/1/download",
      }),
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
