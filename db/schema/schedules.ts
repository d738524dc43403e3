import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { ActionKind, BlockReason, CallEnd, ScheduleTrigger } from "../enums";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { offers } from "./offers";

/**
 * Automation on leads and calls: when the trigger fires, the actions run in order. Never deleted: runs and calls name
 * it.
 */
export const schedules = pgTable(
  "schedules",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    active: boolean().notNull().default(true),
    /** The number that it dials and texts from. */
    number: e164(),
    /** Fires only for leads and calls of this offer, whose buyers also take its calls; null means any. */
    offerId: reference(),
    /** Lets a client without keys create leads of this schedule, and nothing else. */
    leadToken: text().notNull(),
    trigger: text().$type<ScheduleTrigger>().notNull().default("manual"),
    /** For `call_ended`: the ends that fire it; empty means all. */
    triggerStatuses: text().array().$type<CallEnd[]>().notNull().default(sql`'{}'`),
    /** For `no_answer`: how many outbound calls in a row without an answer fire it. */
    triggerCount: integer(),
    triggerDisposition: text(),
    /** For `text_keyword`: the whole message, in any case. */
    triggerKeyword: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("schedules_lead_token").on(t.leadToken),
    check(
      "schedules_trigger",
      sql`case ${t.trigger} when 'no_answer' then ${t.triggerCount} > 0 when 'disposition' then ${t.triggerDisposition} is not null
          when 'text_keyword' then ${t.triggerKeyword} is not null else true end`,
    ),
    foreignKey({
      name: "schedules_offer",
      columns: [t.companyId, t.offerId],
      foreignColumns: [offers.companyId, offers.id],
    }),
    index("schedules_by_trigger").on(t.companyId, t.trigger).where(sql`${t.active}`),
  ],
);

export type Schedule = typeof schedules.$inferSelect;

/** One step of a schedule. Archived, never deleted: logs name it. */
export const scheduleActions = pgTable(
  "schedule_actions",
  {
    companyId: companyId(),
    id: id(),
    scheduleId: reference().notNull(),
    position: integer().notNull(),
    kind: text().$type<ActionKind>().notNull(),
    name: text(),
    /** Offered on call and lead pages too: a manual action. */
    manual: boolean().notNull().default(false),
    /** The reason of a block. */
    reason: text().$type<BlockReason>(),
    /** The note of a block or an opt-out. */
    note: text(),
    /** The message of a text. */
    message: text(),
    /** The length of a wait. */
    waitSeconds: integer(),
    archivedAt: instant(),
    /** The action that took its place. Runs that have not begun this one do that one. */
    replacedBy: reference(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check(
      "schedule_actions_whole",
      sql`case ${t.kind} when 'send_sms' then ${t.message} is not null when 'wait' then ${t.waitSeconds} > 0 else true end`,
    ),
    foreignKey({
      name: "schedule_actions_schedule",
      columns: [t.companyId, t.scheduleId],
      foreignColumns: [schedules.companyId, schedules.id],
    }),
    foreignKey({
      name: "schedule_actions_replaced_by",
      columns: [t.companyId, t.replacedBy],
      foreignColumns: [t.companyId, t.id],
    }),
    index("schedule_actions_by_schedule").on(t.companyId, t.scheduleId, t.position, t.id),
  ],
);

export type ScheduleAction = typeof scheduleActions.$inferSelect;
