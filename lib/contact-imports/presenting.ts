import { z } from "zod";
import { blockReasons, hiddenRowChoices, importStatuses } from "@/db/enums";
import type { ContactImport } from "@/db/schema/contact-imports";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { leftOutColumns } from "./hidden";
import { importPercent } from "./progress";

/** An upload as the API says it: the fields of the reference product, then ours. */
export const contactImportRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("ContactImport"),
      created_at: WireTime,
      updated_at: WireTime,
      name: z.string().nullable().meta({ description: "Of the file.", example: "do-not-call.csv" }),
      status: z.enum(importStatuses).meta({
        description: "It is over when it succeeded, failed or is stopped.",
        example: "running",
      }),
      caller_id_column_name: z
        .string()
        .nullable()
        .meta({ description: "The column that holds the numbers.", example: "number" }),
      caller_id_column_names: z
        .array(z.string())
        .meta({ description: "All columns that hold numbers.", example: ["number"] }),
      headers: z
        .array(z.string())
        .meta({ description: "The names of the file's columns.", example: ["number", "name"] }),
      blocked: z
        .boolean()
        .meta({ description: "Whether it blocks; false for a list that unblocks.", example: true }),
      error_message: z.string().nullable().meta({ description: "Why it failed, in one sentence." }),
      import_count: WireCount.meta({
        description:
          "Numbers done: all the counts below together; these are rows unless a row holds several numbers.",
        example: 620,
      }),
      total_count: WireCount.nullable().meta({
        description: "Numbers of the file; null until counted.",
        example: 1000,
      }),
      row_count: WireCount.meta({ description: "Rows done.", example: 620 }),
      left_out_count: WireCount.meta({
        description: "Hidden rows that were left out, as hidden_rows says.",
        example: 0,
      }),
      left_out_column_count: WireCount.meta({
        description: "Hidden columns that were left out, as hidden_rows says.",
        example: 0,
      }),
      import_percent: z.int().min(0).max(100).meta({ example: 62 }),
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable().meta({ example: null }),
      stopped_at: WireTime.nullable().meta({ example: null }),
      succeeded_at: WireTime.nullable().meta({ example: null }),
      calling_code_column: z.string().nullable().meta({
        description: "The column of calling codes that go before numbers without one.",
        example: null,
      }),
      name_column: z
        .string()
        .nullable()
        .meta({ description: "The column that holds the names.", example: "name" }),
      reason_column: z.string().nullable().meta({ description: "The column that holds each row's reason." }),
      note_column: z.string().nullable().meta({ description: "The column that holds each row's note." }),
      default_country: z
        .string()
        .nullable()
        .meta({ description: "Of numbers without a plus.", example: "US" }),
      encoding: z.string().nullable().meta({
        description: "What the text is read as: what was said, or found; null for a workbook.",
        example: "UTF-8",
      }),
      encoding_certain: z.boolean().meta({
        description:
          "False where the encoding is a guess: names in other letters than ASCII are left out until encoding is given.",
        example: true,
      }),
      sheet: z
        .string()
        .nullable()
        .meta({ description: "The sheet of a workbook that is read.", example: null }),
      hidden_rows: z
        .enum(hiddenRowChoices)
        .nullable()
        .meta({ description: "What is done with hidden rows and columns of a workbook.", example: null }),
      reason: z.enum(blockReasons).nullable().meta({ description: "Of rows that have none of their own." }),
      note: z.string().nullable().meta({ description: "Of rows that have none of their own." }),
      byte_size: WireCount.meta({ description: "Of the file.", example: 24310 }),
      blocked_count: WireCount.meta({ description: "Rows that blocked a number.", example: 602 }),
      already_blocked_count: WireCount.meta({
        description: "Rows whose number was blocked before.",
        example: 11,
      }),
      unblocked_count: WireCount.meta({
        description: "Rows that unblocked a number, of a list that unblocks.",
      }),
      not_blocked_count: WireCount.meta({
        description: "Rows whose number was not blocked, of a list that unblocks.",
      }),
      duplicate_count: WireCount.meta({ description: "Rows whose number stood further up.", example: 6 }),
      rejected_count: WireCount.meta({ description: "Rows without a number that can be read.", example: 1 }),
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
  caller_id_column_names: file.numberColumns.map((column) => file.headers[column] ?? ""),
  headers: file.headers,
  blocked: file.blocked,
  error_message: file.errorMessage,
  import_count: file.importCount,
  total_count: file.totalCount,
  row_count: file.rowCount,
  left_out_count: file.leftOutCount,
  left_out_column_count: leftOutColumns(file),
  import_percent: Math.floor(importPercent(file) ?? 0),
  started_at: wireTime(file.startedAt),
  failed_at: wireTime(file.failedAt),
  stopped_at: wireTime(file.stoppedAt),
  succeeded_at: wireTime(file.succeededAt),
  calling_code_column: columnOf(file.headers, file.mapping.code),
  name_column: columnOf(file.headers, file.mapping.name),
  reason_column: columnOf(file.headers, file.mapping.reason),
  note_column: columnOf(file.headers, file.mapping.note),
  default_country: file.defaultCountry,
  encoding: file.encoding ?? file.reading?.encoding ?? null,
  encoding_certain: file.encoding !== null || file.reading?.certain !== false,
  sheet: file.reading?.packing === "xlsx" ? file.reading.part : null,
  hidden_rows: file.hiddenRows,
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
