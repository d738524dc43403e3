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
  uuid,
} from "drizzle-orm/pg-core";
import { type CallStop, callStatuses, type Provider, type RefusalReason } from "../enums";
import { askerKeys } from "./actors";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { direction } from "./directions";
import { leads } from "./leads";
import { buyers, offers } from "./offers";
import { schedules } from "./schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";

export const callStatus = pgEnum("call_status", callStatuses);

/** A call that came in, went out, or was refused. `callerId` is always the other party. Never deleted: logs name it. */
export const calls = pgTable(
  "calls",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    uuid: uuid().notNull().defaultRandom(),
    direction: direction().notNull(),
    status: callStatus().notNull(),
    /** The other party; null when withheld or no number. */
    contactId: reference(),
    callerId: e164(),
    /** The provider's word for a caller without a number. */
    callerText: text(),
    /** Our number, which was dialed or dials. */
    ourNumber: e164(),
    offerId: reference(),
    buyerId: reference(),
    leadId: reference(),
    scheduleId: reference(),
    /** The run and its action that dialed; each dials at most one call. */
    scheduleRunId: reference(),
    runPosition: integer(),
    /** Why it was refused, when it was. */
    refusalReason: text().$type<RefusalReason>(),
    errorMessage: text(),
    disposition: text(),
    provider: text().$type<Provider>().notNull(),
    providerCallId: text(),
    durationSeconds: integer(),
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    requestIp: inet(),
    /** What became of it when its number was blocked or opted out, and when that was. */
    stop: text().$type<CallStop>(),
    stopAskedAt: instant(),
    answeredAt: instant(),
    endedAt: instant(),
    /** When the provider was last asked how the call went, because its news did not come. */
    askedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("calls_uuid").on(t.companyId, t.uuid),
    unique("calls_provider_call").on(t.companyId, t.providerCallId),
    unique("calls_of_run").on(t.companyId, t.scheduleRunId, t.runPosition),
    check("calls_number", sql`(${t.contactId} is null) = (${t.callerId} is null)`),
    check(
      "calls_of_contact",
      sql`${t.contactId} is not null or ${t.leadId} is null and ${t.scheduleRunId} is null`,
    ),
    check("calls_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
    check(
      "calls_refused",
      sql`(${t.refusalReason} is not null) = (${t.status} in ('blocked', 'opt-out', 'unavailable'))`,
    ),
    check("calls_stop", sql`(${t.stop} is null) = (${t.stopAskedAt} is null)`),
    foreignKey({
      name: "calls_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "calls_offer",
      columns: [t.companyId, t.offerId],
      foreignColumns: [offers.companyId, offers.id],
    }),
    foreignKey({
      name: "calls_buyer",
      columns: [t.companyId, t.buyerId],
      foreignColumns: [buyers.companyId, buyers.id],
    }),
    foreignKey({
      name: "calls_lead",
      columns: [t.companyId, t.contactId, t.leadId],
      foreignColumns: [leads.companyId, leads.contactId, leads.id],
    }),
    foreignKey({
      name: "calls_schedule",
      columns: [t.companyId, t.scheduleId],
      foreignColumns: [schedules.companyId, schedules.id],
    }),
    foreignKey({
      name: "calls_run",
      columns: [t.companyId, t.contactId, t.scheduleRunId],
      foreignColumns: [scheduleRuns.companyId, scheduleRuns.contactId, scheduleRuns.id],
    }),
    ...askerKeys("calls", t),
    index("calls_by_time").on(t.companyId, t.createdAt, t.id),
    index("calls_by_status").on(t.companyId, t.status, t.createdAt, t.id),
    index("calls_by_direction").on(t.companyId, t.direction, t.createdAt, t.id),
    index("calls_by_offer")
      .on(t.companyId, t.offerId, t.createdAt, t.id)
      .where(sql`${t.offerId} is not null`),
    unique("calls_by_contact").on(t.companyId, t.contactId, t.id),
    index("calls_by_number").on(t.companyId, t.callerId, t.createdAt, t.id),
    index("calls_by_last_digits").on(t.companyId, sql`reverse(${t.callerId}) collate "C"`),
    index("calls_by_lead").on(t.companyId, t.leadId, t.id).where(sql`${t.leadId} is not null`),
    index("calls_in_flight")
      .on(t.companyId, t.contactId)
      .where(
        sql`${t.direction} = 'outbound' and ${t.status} in ('requested', 'queued', 'ringing', 'in-progress')`,
      ),
    index("calls_unsettled").on(t.createdAt).where(sql`${t.status} = 'requested'`),
    index("calls_under_way")
      .on(sql`coalesce(${t.askedAt}, ${t.createdAt})`)
      .where(sql`${t.provider} <> 'sandbox' and ${t.status} in ('queued', 'ringing', 'in-progress')`),
  ],
);

export type Call = typeof calls.$inferSelect;
