import {
  bigint,
  check,
  foreignKey,
  index,
  inet,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { type BlockReason, type BlockSource, type ExportFormat } from "../enums";
import { askerColumns, askerKeys, endings } from "./actors";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contactImports } from "./contact-imports";
import { storedFiles } from "./stored-files";
import { jobStatus } from "./unblock-contact-jobs";

/** The part of the blacklist that is exported; times as ISO 8601. The upload stands in a column of its own. */
export type ExportFilter = {
  fulltext?: string;
  blockedAtFrom?: string;
  blockedAtTo?: string;
  source?: BlockSource;
  reason?: BlockReason;
};

/** One export of the blacklist: what was asked for, how far it is, and the file, which is removed after 30 days. */
export const dataExports = pgTable(
  "data_exports",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    dataType: text().notNull().default("contact"),
    status: jobStatus().notNull().default("pending"),
    columns: text().array().notNull(),
    filter: jsonb().$type<ExportFilter>().notNull().default({}),
    contactImportId: reference(),
    format: text().$type<ExportFormat>().notNull().default("csv"),
    storedFileId: reference(),
    /** The instant of which the file tells the truth. */
    asOf: instant(),
    totalCount: integer(),
    exportedCount: integer().notNull().default(0),
    byteSize: bigint({ mode: "number" }),
    errorMessage: text(),
    ...askerColumns(),
    ...endings(),
    /** When the file is removed; null before there is one. */
    expiresAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check(
      "data_exports_whole",
      sql`${t.status} <> 'succeeded' or (${t.asOf} is not null and ${t.byteSize} is not null and ${t.exportedCount} = ${t.totalCount})`,
    ),
    foreignKey({
      name: "data_exports_contact_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }),
    foreignKey({
      name: "data_exports_file",
      columns: [t.companyId, t.storedFileId],
      foreignColumns: [storedFiles.companyId, storedFiles.id],
    }),
    ...askerKeys("data_exports", t),
    index("data_exports_by_time").on(t.companyId, t.createdAt, t.id),
  ],
);

export type DataExport = typeof dataExports.$inferSelect;

/** Who took an exported file, and when. */
export const dataExportDownloads = pgTable(
  "data_export_downloads",
  {
    companyId: companyId(),
    id: id(),
    dataExportId: reference().notNull(),
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    requestIp: inet(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "data_export_downloads_export",
      columns: [t.companyId, t.dataExportId],
      foreignColumns: [dataExports.companyId, dataExports.id],
    }),
    ...askerKeys("data_export_downloads", t),
    index("data_export_downloads_by_export").on(t.companyId, t.dataExportId, t.id),
  ],
);
