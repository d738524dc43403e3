import type { DataExport } from "@/db/schema/data-exports";
import { z } from "zod";
import { blockReasons, blockSources, exportFormats } from "@/db/enums";
import { ListBlacklist } from "@/lib/contacts/schema";

/** Inputs of the verbs on exports. Pure: pages use them in the browser too. */

/** The columns that an export can have: their names in its first row, and their labels for people. */
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

/**
 * The columns when none are chosen: those that an upload here takes, and when and by what means the number was blocked.
 */
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

/** The number always comes first: without it, the rows belong to no number. */
const Columns = z
  .custom<ExportColumn[]>(
    (list) => Array.isArray(list) && list.every((name) => EXPORT_COLUMNS.includes(name)),
    `must be a list of ${EXPORT_COLUMNS.join(", ")}`,
  )
  .transform((columns): ExportColumn[] => [...new Set<ExportColumn>(["number", ...columns])]);

/** The part of the blacklist, and the columns. `source`, `reason` and the upload are those of the block in force. */
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

/** Tells whether the file can be taken. */
export const hasFile = (made: Made): boolean => made.status === "succeeded" && !hasExpired(made);

/** Tells whether the file was made and its time is over. Its bytes are removed within a quarter of an hour. */
export const hasExpired = ({ status, storedFileId, expiresAt }: Made): boolean =>
  status === "succeeded" && (storedFileId === null || (expiresAt !== null && expiresAt < new Date()));
