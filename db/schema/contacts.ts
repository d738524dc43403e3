import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { companyId, e164, id, instant } from "./columns";
import { companies } from "./companies";
import { digitKeys } from "./digits";

/**
 * One phone number of one company. The database refuses to delete it. Only `setBlocked` and `takeBack` write `blocked`.
 */
export const contacts = pgTable(
  "contacts",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    uuid: uuid().notNull().defaultRandom(),
    number: e164().notNull(),
    name: text(),
    country: text(),
    timeZone: text(),
    externalRecordId: text(),
    blocked: boolean().notNull().default(false),
    blockedAt: instant(),
    optOut: boolean().notNull().default(false),
    smsOptOutAt: instant(),
    callsCount: integer().notNull().default(0),
    outboundCallFailureCount: integer().notNull().default(0),
    outboundNoAnswerCount: integer().notNull().default(0),
    outboundBusyCount: integer().notNull().default(0),
    /** Outbound calls without an answer in a row, since one was answered or the person called in. */
    noAnswerStreak: integer().notNull().default(0),
    lastCallAt: instant(),
    userUpdatedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("contacts_number").on(t.companyId, t.number),
    check("contacts_e164", sql`${t.number} ~ '^[+][1-9][0-9]{1,14}$'`),
    check("contacts_blocked_at", sql`${t.blocked} = (${t.blockedAt} is not null)`),
    check("contacts_opt_out_at", sql`${t.optOut} = (${t.smsOptOutAt} is not null)`),
    index("contacts_blocked_by_time").on(t.companyId, t.blockedAt, t.id).where(sql`${t.blocked}`),
    index("contacts_blocked_by_age").on(t.companyId, t.createdAt, t.id).where(sql`${t.blocked}`),
    index("contacts_blocked_by_number").on(t.companyId, t.number).where(sql`${t.blocked}`),
    index("contacts_by_digits").using("gin", digitKeys(t.companyId, t.number)),
    index("contacts_blocked_by_name")
      .using("gin", t.companyId, sql`${t.name} gin_trgm_ops`)
      .where(sql`${t.blocked} and ${t.name} is not null`),
  ],
);

export type Contact = typeof contacts.$inferSelect;
