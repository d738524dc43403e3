import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { type StopConfirmation, optOutActions, optOutChannels } from "../enums";
import { traceColumns } from "./block-logs";
import { askerKeys } from "./actors";
import { companyId, id, instant, reference } from "./columns";
import { contacts } from "./contacts";
import { textMessages } from "./text-messages";

export const optOutAction = pgEnum("opt_out_action", optOutActions);
export const optOutChannel = pgEnum("opt_out_channel", optOutChannels);

/** One row for every opting out and in. Append-only; opting out never writes block_logs. */
export const optOutLogs = pgTable(
  "opt_out_logs",
  {
    companyId: companyId(),
    id: id(),
    contactId: reference().notNull(),
    action: optOutAction().notNull(),
    channel: optOutChannel().notNull(),
    ...traceColumns(),
    /** The text that asked for it. */
    textMessageId: reference(),
    /** Who was to confirm it to the person, at that time. */
    confirmation: text().$type<StopConfirmation>(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check("opt_out_logs_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
    foreignKey({
      name: "opt_out_logs_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    ...askerKeys("opt_out_logs", t),
    foreignKey({
      name: "opt_out_logs_text_message",
      columns: [t.companyId, t.contactId, t.textMessageId],
      foreignColumns: [textMessages.companyId, textMessages.contactId, textMessages.id],
    }),
    index("opt_out_logs_by_contact").on(t.companyId, t.contactId, t.id),
  ],
);

export type OptOutLog = typeof optOutLogs.$inferSelect;
