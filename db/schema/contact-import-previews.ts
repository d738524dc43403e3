import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, json, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { PreviewStatus } from "../enums";
import { companyId, instant, reference } from "./columns";
import { contactImports } from "./contact-imports";

const count = () => integer().notNull().default(0);

/** How often rows are rejected for one reason. */
export type CountedProblem = { problem: string; rows: number };

/**
 * What a draft would do, judged by a job over the whole file. The counts hold for the `settings` named and for `as_of`,
 * and grow while it runs. It goes with its draft, and when the upload is started.
 */
export const contactImportPreviews = pgTable(
  "contact_import_previews",
  {
    companyId: companyId(),
    contactImportId: reference().notNull(),
    /** A hash of all that the verdicts depend on. */
    settings: text().notNull(),
    status: text().$type<PreviewStatus>().notNull().default("pending"),
    /** What the reader tells of the first rows. Plain JSON: a cell may hold characters that jsonb refuses. */
    firstRows: json().$type<unknown>(),
    /** Numbers that would be blocked, or unblocked. */
    changedCount: count(),
    /** Numbers that are already so. */
    unchangedCount: count(),
    duplicateCount: count(),
    rejectedCount: count(),
    /** Of the numbers, those that are not sure: not in use, or taken for another country's. */
    strangeCount: count(),
    rowCount: count(),
    /** False where the file has more numbers than are judged. */
    whole: boolean().notNull().default(true),
    problems: json().$type<CountedProblem[]>().notNull().default([]),
    samples: json().$type<unknown[]>().notNull().default([]),
    errorMessage: text(),
    asOf: instant(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactImportId] }),
    check(
      "contact_import_previews_status",
      sql`${t.status} in ('pending', 'running', 'succeeded', 'failed')`,
    ),
    foreignKey({
      name: "contact_import_previews_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }).onDelete("cascade"),
  ],
);

export type ContactImportPreview = typeof contactImportPreviews.$inferSelect;
