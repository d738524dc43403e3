import type { DataExport } from "@/db/schema/data-exports";
import { z } from "zod";
import { blockReasons, blockSources, exportFormats } from "@/db/enums";
import { ListBlacklist } from "@/lib/contacts/schema";

/** What is asked of an export. Pure: pages use it in the browser too. */

/** The columns that an export can have, by the names in its first row, and what people call them. */
export const EXPORT_COLUMN_LABELS = {
  number: "Number",
  name: "Name",
  blocked_at: "Blocked at",
  created_at: "Created at",
  reason: "Reason",
  note: "Note",
  source: "Source",
  file: "Blacklist File",
  by: "Blocked by",
  country: "Country",
  time_zone: "Time zone",
  opt_out: "Opted out",
} as const;

export type ExportColumn = keyof typeof EXPORT_COLUMN_LABELS;

export const EXPORT_COLUMNS = Object.keys(EXPORT_COLUMN_LABELS) as ExportColumn[];

/** What is exported when nothing is chosen: what an upload here takes, and when and whence it was blocked. */
export const DEFAULT_COLUMNS: readonly ExportColumn[] = [
  "number",
  "name",
  "blocked_at",
  "created_at",
  "reason",
  "note",
  "source",
];

const oneOf = <Word extends string>(words: readonly Word[]) =>
  z.enum(words, { error: `must be one of ${words.join(", ")}` });

/** The number comes first, whatever is asked for: without it the file is of nobody. */
const Columns = z
  .custom<ExportColumn[]>(
    (list) => Array.isArray(list) && list.every((name) => EXPORT_COLUMNS.includes(name)),
    `must be a list of ${EXPORT_COLUMNS.join(", ")}`,
  )
  .transform((columns): ExportColumn[] => [...new Set<ExportColumn>(["number", ...columns])]);

/** What of the blacklist, in which columns. `source`, `reason` and the upload are those of the block in force. */
export const ExportRequest = z.object({
  dataType: z.literal("contact", { error: "must be contact" }).default("contact"),
  columns: Columns.default([...DEFAULT_COLUMNS]),
  fulltext: ListBlacklist.shape.fulltext,
  blockedAtFrom: z.date().optional(),
  blockedAtTo: z.date().optional(),
  source: oneOf(blockSources).optional(),
  reason: oneOf(blockReasons).optional(),
  contactImportId: z.coerce.number("must be an id").int("must be an id").positive("must be an id").optional(),
  format: oneOf(exportFormats).default("csv"),
});
export type ExportRequest = z.input<typeof ExportRequest>;

export const ListExports = ListBlacklist.pick({ perPage: true, page: true, cursor: true, orderDir: true });
export type ListExports = z.input<typeof ListExports>;

/** How long an exported file is kept. */
export const EXPORT_KEPT_DAYS = 30;

type Made = Pick<DataExport, "status" | "storedFileId" | "expiresAt">;

/** Whether the file is there to be taken. */
export const hasFile = (made: Made): boolean => made.status === "succeeded" && !hasExpired(made);

/** Whether the file was there and its time is over; its bytes are removed within a quarter of an hour. */
export const hasExpired = ({ status, storedFileId, expiresAt }: Made): boolean =>
  status === "succeeded" && (storedFileId === null || (expiresAt !== null && expiresAt < new Date()));
