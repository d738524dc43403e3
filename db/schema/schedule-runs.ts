import { scheduleActions, schedules } from "@/db/schema/schedules";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  inet,
  integer,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { RunStatus, StepResult } from "../enums";
import type { Permission } from "@/db/permissions";
import { calls } from "./calls";
import { collaborators } from "./collaborators";
import { companyId, id, instant, reference } from "./columns";
import { contacts } from "./contacts";
import { leads } from "./leads";
import { textMessages } from "./text-messages";

/**
 * The run of a schedule's actions, as they were when it fired, on one call, lead or text; or of one manual action.
 * `firedBy` names the event, once for each schedule.
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
    /** How many of the actions are done. */
    position: integer().notNull().default(0),
    status: text().$type<RunStatus>().notNull().default("running"),
    errorMessage: text(),
    resumeAt: instant(),
    /** The person who asked for a manual action, and from where. */
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

/** The result of each action of a run, and its reason in words. Written in the transaction that does it. */
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
