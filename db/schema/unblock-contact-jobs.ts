import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
import { type BlockReason, type LeftAlone, type UnblockJobKind, jobStatuses } from "../enums";
import { askerColumns, askerKeys, endings } from "./actors";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contactImports } from "./contact-imports";
import { contacts } from "./contacts";

export const jobStatus = pgEnum("job_status", jobStatuses);

/** The selection of a job, as it was asked. The numbers themselves are its items. */
export type UnblockSelection = {
  by: "numbers" | "file" | "contact_import" | "blocked_at" | "fulltext" | "all" | "undo";
  fileName?: string;
  blockedAtFrom?: string;
  blockedAtTo?: string;
  fulltext?: string;
};

const count = () => integer().notNull().default(0);

/**
 * One bulk unblocking (*Clear Blacklist*), or the undo of an upload or of such a job. Counts and position commit with
 * each chunk.
 */
export const unblockContactJobs = pgTable(
  "unblock_contact_jobs",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    kind: text().$type<UnblockJobKind>().notNull().default("clear"),
    status: jobStatus().notNull().default("pending"),
    selection: jsonb().$type<UnblockSelection>().notNull(),
    /** The upload whose numbers are unblocked, or that is undone. */
    contactImportId: reference(),
    /** The job that is undone. */
    undoneJobId: reference(),
    reason: text().$type<BlockReason>(),
    note: text(),
    errorMessage: text(),
    totalCount: count(),
    unblockedCount: count(),
    /** How many were blocked again by the undo of an unblocking. */
    blockedCount: count(),
    notBlockedCount: count(),
    changedCount: count(),
    rejectedCount: count(),
    /** Pasted items that are no phone numbers, each with the problem: the first thousand of them. */
    rejections: jsonb().$type<{ text: string; problem: string }[]>().notNull().default([]),
    ...askerColumns(),
    ...endings(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check(
      "unblock_contact_jobs_all_counted",
      sql`${t.status} <> 'succeeded' or ${t.totalCount} = ${t.unblockedCount} + ${t.blockedCount} + ${t.notBlockedCount} + ${t.changedCount} + ${t.rejectedCount}`,
    ),
    foreignKey({
      name: "unblock_contact_jobs_contact_import",
      columns: [t.companyId, t.contactImportId],
      foreignColumns: [contactImports.companyId, contactImports.id],
    }),
    foreignKey({
      name: "unblock_contact_jobs_undone_job",
      columns: [t.companyId, t.undoneJobId],
      foreignColumns: [t.companyId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    ...askerKeys("unblock_contact_jobs", t),
    index("unblock_contact_jobs_by_time").on(t.companyId, t.createdAt, t.id),
    index("unblock_contact_jobs_by_import")
      .on(t.companyId, t.contactImportId)
      .where(sql`${t.contactImportId} is not null`),
    index("unblock_contact_jobs_by_undone")
      .on(t.companyId, t.undoneJobId)
      .where(sql`${t.undoneJobId} is not null`),
  ],
);

export type UnblockContactJob = typeof unblockContactJobs.$inferSelect;

/**
 * Contacts that a job is still to take back, as they stood when it was made: each with its log row in force then, and
 * the last request for a block that changed nothing (0 for none). In the order of their ids. A chunk is deleted in the
 * transaction that does it.
 */
export const unblockContactJobChunks = pgTable(
  "unblock_contact_job_chunks",
  {
    companyId: companyId(),
    unblockContactJobId: reference().notNull(),
    position: integer().notNull(),
    contactIds: reference().array().notNull(),
    blockLogIds: reference().array().notNull(),
    repeatedBlockIds: reference().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.unblockContactJobId, t.position] }),
    foreignKey({
      name: "unblock_contact_job_chunks_job",
      columns: [t.companyId, t.unblockContactJobId],
      foreignColumns: [unblockContactJobs.companyId, unblockContactJobs.id],
    }),
  ],
);

/** A number that a job left as it is, and why. */
export const unblockContactJobLeftAlone = pgTable(
  "unblock_contact_job_left_alone",
  {
    companyId: companyId(),
    unblockContactJobId: reference().notNull(),
    contactId: reference().notNull(),
    why: text().$type<LeftAlone>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.unblockContactJobId, t.contactId] }),
    foreignKey({
      name: "unblock_contact_job_left_alone_job",
      columns: [t.companyId, t.unblockContactJobId],
      foreignColumns: [unblockContactJobs.companyId, unblockContactJobs.id],
    }),
    foreignKey({
      name: "unblock_contact_job_left_alone_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
  ],
);
