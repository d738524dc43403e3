import { foreignKey, index, inet, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { askerKeys } from "./actors";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { offers } from "./offers";
import { schedules } from "./schedules";

/** One intent of one person: many leads may share a number, and its contact. Never deleted: logs name it. */
export const leads = pgTable(
  "leads",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    uuid: uuid().notNull().defaultRandom(),
    contactId: reference().notNull(),
    /** The contact's number, here again for searching. */
    callerId: e164().notNull(),
    firstName: text(),
    lastName: text(),
    email: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    externalRecordId: text(),
    offerId: reference(),
    scheduleId: reference(),
    disposition: text(),
    /** Its origin: a person, a token, or (neither) a lead token. */
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    remoteIp: inet(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("leads_uuid").on(t.companyId, t.uuid),
    foreignKey({
      name: "leads_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "leads_offer",
      columns: [t.companyId, t.offerId],
      foreignColumns: [offers.companyId, offers.id],
    }),
    foreignKey({
      name: "leads_schedule",
      columns: [t.companyId, t.scheduleId],
      foreignColumns: [schedules.companyId, schedules.id],
    }),
    ...askerKeys("leads", t),
    index("leads_by_time").on(t.companyId, t.createdAt, t.id),
    unique("leads_by_contact").on(t.companyId, t.contactId, t.id),
    index("leads_by_offer")
      .on(t.companyId, t.offerId, t.createdAt, t.id)
      .where(sql`${t.offerId} is not null`),
    index("leads_by_schedule")
      .on(t.companyId, t.scheduleId, t.createdAt, t.id)
      .where(sql`${t.scheduleId} is not null`),
    index("leads_by_disposition")
      .on(t.companyId, t.disposition, t.createdAt, t.id)
      .where(sql`${t.disposition} is not null`),
    index("leads_by_number").on(t.companyId, t.callerId, t.createdAt, t.id),
    index("leads_by_last_digits").on(t.companyId, sql`reverse(${t.callerId}) collate "C"`),
  ],
);

export type Lead = typeof leads.$inferSelect;
