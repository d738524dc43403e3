import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { type BlockReason, type HiddenRows, importStatuses } from "../enums";
import { askerColumns, askerKeys, endings } from "./actors";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { storedFiles } from "./stored-files";

export const importStatus = pgEnum("import_status", importStatuses);

/** How the file's text is cut into cells; `titleRows` are the records above its header. */
export type ImportShape = { delimiter: string; hasHeader: boolean; columns: number; titleRows?: number };

/**
 * The columns (from 0) of a file that hold more than the number. `area` is the area code of a number that stands in two
 * columns, `code` its calling code.
 */
export type ImportMapping = { area?: number; code?: number; name?: number; reason?: number; note?: number };

/** What was found out about a file by reading its beginning, and of a workbook its end. */
export type ImportReading = {
  packing: "gzip" | "zip" | "xlsx" | null;
  /** The file in the zip file, or the sheet of the workbook. */
  part: string | null;
  /** What its beginning is written in; null for a workbook. */
  encoding: string | null;
  /** What its lines are taken for that are not UTF-8. */
  fallback: string | null;
  /** Whether names in other letters than ASCII are certain to be read right. */
  certain: boolean;
  /** The visible sheets that have anything in them. */
  sheets: string[];
  /** Rows of the sheet that a filter or a person hid. */
  hiddenRows: number;
  /** Columns of it that somebody hid; of older uploads nobody looked. */
  hiddenColumns?: number;
  /** Columns (from 0) that could be meant as well as the guessed ones. */
  otherColumns: number[];
  /** All columns are the guessed ones. */
  guessed: boolean;
  /** Numbers that were pasted are stored as we write them: there is nothing to find out about the file. */
  pasted?: true;
};

const count = () => integer().notNull().default(0);

/**
 * One upload of a file or of pasted numbers; the pages call it a Blacklist File. Counts and position commit with each
 * chunk.
 */
export const contactImports = pgTable(
  "contact_imports",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    status: importStatus().notNull().default("uploading"),
    storedFileId: reference(),
    headers: text().array().notNull().default(sql`'{}'`),
    shape: jsonb().$type<ImportShape>(),
    callerIdColumnName: text(),
    numberColumns: integer().array().notNull().default(sql`'{}'`),
    mapping: jsonb().$type<ImportMapping>().notNull().default({}),
    reading: jsonb().$type<ImportReading>(),
    encoding: text(),
    sheet: text(),
    hiddenRows: text().$type<HiddenRows>(),
    defaultCountry: text().notNull(),
    blocked: boolean().notNull().default(true),
    reason: text().$type<BlockReason>(),
    note: text(),
    errorMessage: text(),
    totalCount: integer(),
    blockedCount: count(),
    alreadyBlockedCount: count(),
    unblockedCount: count(),
    notBlockedCount: count(),
    duplicateCount: count(),
    rejectedCount: count(),
    rowCount: count(),
    leftOutCount: count(),
    importCount: integer()
      .notNull()
      .generatedAlwaysAs(
        sql`blocked_count + already_blocked_count + unblocked_count + not_blocked_count + duplicate_count + rejected_count`,
      ),
    byteSize: bigint({ mode: "number" }).notNull().default(0),
    position: bigint({ mode: "number" }).notNull().default(0),
    bytesDone: bigint({ mode: "number" }).notNull().default(0),
    ...askerColumns(),
    ...endings(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check(
      "contact_imports_all_counted",
      sql`${t.status} <> 'succeeded' or (${t.totalCount} is not null and ${t.importCount} = ${t.totalCount})`,
    ),
    check("contact_imports_hidden_rows", sql`${t.hiddenRows} in ('take', 'skip')`),
    foreignKey({
      name: "contact_imports_file",
      columns: [t.companyId, t.storedFileId],
      foreignColumns: [storedFiles.companyId, storedFiles.id],
    }),
    ...askerKeys("contact_imports", t),
    index("contact_imports_by_time").on(t.companyId, t.createdAt, t.id),
  ],
);

export type ContactImport = typeof contactImports.$inferSelect;

/** A row of an upload that was not taken: its line in the file, its cells as they were, and why. */
export const contactImportRejections = pgTable(
  "contact_import_rejections",
  {
    companyId: companyId(),
    contactImportId: reference().notNull(),
    line: integer().notNull(),
    text: text().notNull(),
    cells: text().array().notNull(),
    problem: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactImportId, t.line] }),
    foreignKey({
      name: "contact_import_rejections_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }),
  ],
);

/**
 * Numbers that an unblocking upload found not blocked. Their first row left no log, but a later row must still count as
 * duplicate.
 */
export const contactImportPassed = pgTable(
  "contact_import_passed",
  {
    companyId: companyId(),
    contactImportId: reference().notNull(),
    number: e164().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactImportId, t.number] }),
    foreignKey({
      name: "contact_import_passed_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }),
  ],
);

/**
 * Numbers of an upload that are read and decided but not yet applied, in their order: each once within its window, so
 * that several workers' lanes may do the chunks of a window in any order. A chunk is deleted in the transaction that
 * applies it. `firstRows`: none of its numbers stands in a row before. `names`, `reasons` and `notes` stand beside the
 * numbers where the file has such columns.
 */
export const contactImportChunks = pgTable(
  "contact_import_chunks",
  {
    companyId: companyId(),
    contactImportId: reference().notNull(),
    position: integer().notNull(),
    firstRows: boolean().notNull().default(false),
    numbers: text().array().notNull(),
    names: text().array(),
    reasons: text().array(),
    notes: text().array(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactImportId, t.position] }),
    foreignKey({
      name: "contact_import_chunks_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }),
  ],
);
