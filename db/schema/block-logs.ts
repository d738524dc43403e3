import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  inet,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { blockActions, blockReasons, blockSources } from "../enums";
import { companyId, id, instant, reference } from "./columns";
import { contacts } from "./contacts";

export const blockAction = pgEnum("block_action", blockActions);
export const blockSource = pgEnum("block_source", blockSources);
export const blockReason = pgEnum("block_reason", blockReasons);

/**
 * Who asked, why and from where: the same columns for a change and for a request that changed nothing. A trigger checks
 * once for each statement that what they name is of the same company (migration 0007), because a foreign key would
 * check the same person and file again for each of a million rows.
 */
export const traceColumns = () => ({
  source: blockSource().notNull(),
  reason: blockReason(),
  note: text(),
  userId: reference(),
  collaboratorId: reference(),
  accessTokenId: reference(),
  callId: reference(),
  leadId: reference(),
  contactImportId: reference(),
  unblockContactJobId: reference(),
  scheduleActionId: reference(),
  requestIp: inet(),
});

/** One row for every block and every unblock. The database refuses to change, delete or truncate it. */
export const blockLogs = pgTable(
  "block_logs",
  {
    companyId: companyId(),
    id: id(),
    contactId: reference().notNull(),
    action: blockAction().notNull(),
    ...traceColumns(),
    blockedAt: instant().notNull(),
    blockedClearedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check(
      "block_logs_times",
      sql`case ${t.action} when 'block' then ${t.blockedClearedAt} is null and ${t.blockedAt} = ${t.createdAt}
          else ${t.blockedClearedAt} = ${t.createdAt} and ${t.blockedClearedAt} >= ${t.blockedAt} end`,
    ),
    check("block_logs_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
    foreignKey({
      name: "block_logs_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    unique("block_logs_by_contact").on(t.companyId, t.contactId, t.id),
    index("block_logs_by_time").on(t.companyId, t.createdAt, t.id),
    index("block_logs_by_source").on(t.companyId, t.source, t.createdAt, t.id),
    index("block_logs_by_person")
      .on(t.companyId, t.collaboratorId, t.createdAt, t.id)
      .where(sql`${t.collaboratorId} is not null`),
    index("block_logs_by_token")
      .on(t.companyId, t.accessTokenId, t.createdAt, t.id)
      .where(sql`${t.accessTokenId} is not null`),
    index("block_logs_unblocks").on(t.companyId, t.createdAt, t.id).where(sql`${t.action} = 'unblock'`),
    index("block_logs_by_import")
      .on(t.companyId, t.contactImportId, t.id)
      .where(sql`${t.contactImportId} is not null`),
    index("block_logs_by_unblock_job")
      .on(t.companyId, t.unblockContactJobId, t.id)
      .where(sql`${t.unblockContactJobId} is not null`),
  ],
);

export type BlockLog = typeof blockLogs.$inferSelect;

/**
 * A block that was asked for a number that was blocked already. It is evidence beside the log row that was in force.
 * Append-only too. A trigger checks once for each statement that the log row is of this contact (migration 0008),
 * because a foreign key would lock a log row for each.
 */
export const repeatedBlocks = pgTable(
  "repeated_blocks",
  {
    companyId: companyId(),
    id: id(),
    contactId: reference().notNull(),
    blockLogId: reference().notNull(),
    ...traceColumns(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactId, t.id] }),
    check("repeated_blocks_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
  ],
);

export type RepeatedBlock = typeof repeatedBlocks.$inferSelect;
