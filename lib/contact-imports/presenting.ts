import { z } from "zod";
import { blockReasons, importStatuses } from "@/db/enums";
import type { ContactImport } from "@/db/schema/contact-imports";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { percentDone } from "./progress";

/** An upload as the API says it: the fields of the reference product, then ours. */
export const contactImportRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("ContactImport"),
      created_at: WireTime,
      updated_at: WireTime,
      name: z.string().nullable(),
      status: z.enum(importStatuses),
      caller_id_column_name: z.string().nullable(),
      headers: z.array(z.string()),
      blocked: z.boolean(),
      error_message: z.string().nullable(),
      import_count: WireCount,
      total_count: WireCount.nullable().meta({ description: "Rows of the file; null until counted." }),
      import_percent: z.int().min(0).max(100),
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable(),
      stopped_at: WireTime.nullable(),
      succeeded_at: WireTime.nullable(),
      name_column: z.string().nullable(),
      reason_column: z.string().nullable(),
      note_column: z.string().nullable(),
      default_country: z.string().nullable(),
      reason: z.enum(blockReasons).nullable(),
      note: z.string().nullable(),
      byte_size: WireCount,
      blocked_count: WireCount,
      already_blocked_count: WireCount,
      unblocked_count: WireCount,
      not_blocked_count: WireCount,
      duplicate_count: WireCount,
      rejected_count: WireCount,
    })
    .meta({ id: "ContactImport" }),
).of((file: ContactImport) => ({
  id: file.id,
  type: "ContactImport",
  created_at: wireTime(file.createdAt),
  updated_at: wireTime(file.updatedAt),
  name: file.name,
  status: file.status,
  caller_id_column_name: file.callerIdColumnName,
  headers: file.headers,
  blocked: file.blocked,
  error_message: file.errorMessage,
  import_count: file.importCount,
  total_count: file.totalCount,
  import_percent: Math.floor(percentDone(file) ?? 0),
  started_at: wireTime(file.startedAt),
  failed_at: wireTime(file.failedAt),
  stopped_at: wireTime(file.stoppedAt),
  succeeded_at: wireTime(file.succeededAt),
  name_column: columnOf(file.headers, file.mapping.name),
  reason_column: columnOf(file.headers, file.mapping.reason),
  note_column: columnOf(file.headers, file.mapping.note),
  default_country: file.defaultCountry,
  reason: file.reason,
  note: file.note,
  byte_size: file.byteSize,
  blocked_count: file.blockedCount,
  already_blocked_count: file.alreadyBlockedCount,
  unblocked_count: file.unblockedCount,
  not_blocked_count: file.notBlockedCount,
  duplicate_count: file.duplicateCount,
  rejected_count: file.rejectedCount,
}));

function columnOf(headers: string[], column: number | undefined): string | null {
  return column === undefined ? null : (headers[column] ?? null);
}
