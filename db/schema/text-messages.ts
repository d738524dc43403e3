import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  inet,
  integer,
  pgEnum,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type Provider, type RefusalReason, textStatuses } from "../enums";
import { askerKeys } from "./actors";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { direction } from "./directions";
import { leads } from "./leads";
import { schedules } from "./schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";

export const textStatus = pgEnum("text_status", textStatuses);

/**
 * A text that came in, went out, or was refused. `callerId` is always the other party. Never deleted: opt-outs name it.
 */
export const textMessages = pgTable(
  "text_messages",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    uuid: uuid().notNull().defaultRandom(),
    direction: direction().notNull(),
    status: textStatus().notNull(),
    /** The other party; null for a short code or a name, which is no number. */
    contactId: reference(),
    callerId: e164(),
    callerText: text(),
    ourNumber: e164(),
    message: text().notNull(),
    /** What an inbound text as a whole asked: to stop, or to start again. */
    keyword: text().$type<"stop" | "start">(),
    leadId: reference(),
    scheduleId: reference(),
    scheduleRunId: reference(),
    runPosition: integer(),
    refusalReason: text().$type<RefusalReason>(),
    errorCode: text(),
    errorMessage: text(),
    provider: text().$type<Provider>().notNull(),
    providerMessageId: text(),
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    requestIp: inet(),
    /** When we began to hand it over to the provider: from then on it cannot be taken back. */
    handedAt: instant(),
    /** When its number was blocked or opted out, too late to stop it. */
    unstoppedAt: instant(),
    /** The text that opted out, which it confirms. */
    confirmsTextId: reference(),
    /** When the other party sent it, as the provider says; for our texts, when it was asked for. */
    sentAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("text_messages_uuid").on(t.companyId, t.uuid),
    unique("text_messages_provider_message").on(t.companyId, t.providerMessageId),
    unique("text_messages_of_run").on(t.companyId, t.scheduleRunId, t.runPosition),
    check("text_messages_number", sql`(${t.contactId} is null) = (${t.callerId} is null)`),
    check(
      "text_messages_of_contact",
      sql`${t.contactId} is not null or ${t.leadId} is null and ${t.scheduleRunId} is null`,
    ),
    check("text_messages_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
    check(
      "text_messages_refused",
      sql`(${t.refusalReason} is not null) = (${t.status} in ('blocked', 'opt-out', 'unavailable'))`,
    ),
    foreignKey({
      name: "text_messages_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "text_messages_lead",
      columns: [t.companyId, t.contactId, t.leadId],
      foreignColumns: [leads.companyId, leads.contactId, leads.id],
    }),
    foreignKey({
      name: "text_messages_schedule",
      columns: [t.companyId, t.scheduleId],
      foreignColumns: [schedules.companyId, schedules.id],
    }),
    foreignKey({
      name: "text_messages_run",
      columns: [t.companyId, t.contactId, t.scheduleRunId],
      foreignColumns: [scheduleRuns.companyId, scheduleRuns.contactId, scheduleRuns.id],
    }),
    ...askerKeys("text_messages", t),
    index("text_messages_by_time").on(t.companyId, t.createdAt, t.id),
    index("text_messages_by_status").on(t.companyId, t.status, t.createdAt, t.id),
    index("text_messages_by_direction").on(t.companyId, t.direction, t.createdAt, t.id),
    unique("text_messages_by_contact").on(t.companyId, t.contactId, t.id),
    index("text_messages_by_number").on(t.companyId, t.callerId, t.createdAt, t.id),
    index("text_messages_by_last_digits").on(t.companyId, sql`reverse(${t.callerId}) collate "C"`),
    index("text_messages_by_lead")
      .on(t.companyId, t.leadId, t.createdAt, t.id)
      .where(sql`${t.leadId} is not null`),
    uniqueIndex("text_messages_confirm")
      .on(t.companyId, t.confirmsTextId)
      .where(sql`${t.confirmsTextId} is not null`),
    index("text_messages_in_flight")
      .on(t.companyId, t.contactId)
      .where(sql`${t.direction} = 'outbound' and ${t.status} in ('requested', 'queued')`),
    index("text_messages_unsettled").on(t.createdAt).where(sql`${t.status} = 'requested'`),
  ],
);

export type TextMessage = typeof textMessages.$inferSelect;
