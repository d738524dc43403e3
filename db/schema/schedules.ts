import { sql } from "drizzle-orm";
import {
  type PgTableExtraConfigValue,
  boolean,
  check,
  foreignKey,
  index,
  inet,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type {
  ActionKind,
  BlockReason,
  CallEnd,
  Permission,
  RunStatus,
  ScheduleTrigger,
  StepResult,
} from "../enums";
import { calls } from "./calls";
import { collaborators } from "./collaborators";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { leads } from "./leads";
import { offers } from "./offers";
import { textMessages } from "./text-messages";

/** Automation on leads and calls: when the trigger fires, the actions run in order. Never deleted: runs and calls name it. */
export const schedules = pgTable(
  "schedules",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    active: boolean().notNull().default(true),
    /** The number it dials and texts from. */
    number: e164(),
    /** Only leads and calls of this offer, whose buyers also take its calls; null: of any. */
    offerId: reference(),
    /** Lets somebody without a key create leads of this schedule, and nothing else. */
    leadToken: text().notNull(),
    trigger: text().$type<ScheduleTrigger>().notNull().default("manual"),
    /** Of `call_ended`: the ends that fire it; empty for all. */
    triggerStatuses: text().array().$type<CallEnd[]>().notNull().default(sql`'{}'`),
    /** Of `no_answer`: after so many outbound calls without an answer in a row. */
    triggerCount: integer(),
    triggerDisposition: text(),
    /** Of `text_keyword`: the whole message, in any case. */
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
    /** Of a block. */
    reason: text().$type<BlockReason>(),
    /** Of a block or an opt-out. */
    note: text(),
    /** Of a text. */
    message: text(),
    /** Of a wait. */
    waitSeconds: integer(),
    archivedAt: instant(),
    /** The action that took its place: runs that have not begun this one do that one. */
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

/**
 * The actions of a schedule, as they were when it fired, run on one call, lead or text: or one manual action. `firedBy` names
 * the event, once for each schedule.
 */
export const scheduleRuns = pgTable(
  "schedule_runs",
  {
    companyId: companyId(),
    id: id(),
    scheduleId: reference().notNull(),
    firedBy: text().notNull(),
    contactId: reference().notNull(),
    callId: reference(),
    leadId: reference(),
    textMessageId: reference(),
    manual: boolean().notNull().default(false),
    actionIds: reference().array().notNull(),
    /** How many of the actions are done with. */
    position: integer().notNull().default(0),
    status: text().$type<RunStatus>().notNull().default("running"),
    errorMessage: text(),
    resumeAt: instant(),
    /** Of a manual action: who asked, from where. */
    userId: reference(),
    collaboratorId: reference(),
    requestIp: inet(),
    permissions: text().array().$type<Permission[]>().notNull().default(sql`'{}'`),
    createdAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("schedule_runs_once").on(t.companyId, t.scheduleId, t.firedBy),
    check("schedule_runs_manual", sql`${t.manual} = (${t.collaboratorId} is not null)`),
    foreignKey({
      name: "schedule_runs_schedule",
      columns: [t.companyId, t.scheduleId],
      foreignColumns: [schedules.companyId, schedules.id],
    }),
    foreignKey({
      name: "schedule_runs_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "schedule_runs_call",
      columns: [t.companyId, t.contactId, t.callId],
      foreignColumns: [calls.companyId, calls.contactId, calls.id],
    }),
    foreignKey({
      name: "schedule_runs_lead",
      columns: [t.companyId, t.contactId, t.leadId],
      foreignColumns: [leads.companyId, leads.contactId, leads.id],
    }),
    foreignKey({
      name: "schedule_runs_text_message",
      columns: [t.companyId, t.contactId, t.textMessageId],
      foreignColumns: [textMessages.companyId, textMessages.contactId, textMessages.id],
    }),
    foreignKey({
      name: "schedule_runs_collaborator",
      columns: [t.companyId, t.collaboratorId, t.userId],
      foreignColumns: [collaborators.companyId, collaborators.id, collaborators.userId],
    }),
    index("schedule_runs_by_schedule").on(t.companyId, t.scheduleId, t.id),
    unique("schedule_runs_by_contact").on(t.companyId, t.contactId, t.id),
    index("schedule_runs_by_call").on(t.companyId, t.callId, t.id).where(sql`${t.callId} is not null`),
    index("schedule_runs_by_lead").on(t.companyId, t.leadId, t.id).where(sql`${t.leadId} is not null`),
  ],
);

export type ScheduleRun = typeof scheduleRuns.$inferSelect;

/** What became of each action of a run, and in words why. Written in the transaction that does it. */
export const scheduleRunSteps = pgTable(
  "schedule_run_steps",
  {
    companyId: companyId(),
    scheduleRunId: reference().notNull(),
    position: integer().notNull(),
    scheduleActionId: reference().notNull(),
    result: text().$type<StepResult>().notNull(),
    words: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.scheduleRunId, t.position] }),
    foreignKey({
      name: "schedule_run_steps_run",
      columns: [t.companyId, t.scheduleRunId],
      foreignColumns: [scheduleRuns.companyId, scheduleRuns.id],
    }),
    foreignKey({
      name: "schedule_run_steps_action",
      columns: [t.companyId, t.scheduleActionId],
      foreignColumns: [scheduleActions.companyId, scheduleActions.id],
    }),
  ],
);

export type ScheduleRunStep = typeof scheduleRunSteps.$inferSelect;
