import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { companyId, instant, reference } from "./columns";
import { contacts } from "./contacts";

/**
 * A contact whose number was renumbered, and the one of the present spelling: one telephone. Permanent, as the logs
 * are. The log rows are those that moved the block from the one to the other; null where there was none to move.
 */
export const contactAliases = pgTable(
  "contact_aliases",
  {
    companyId: companyId(),
    contactId: reference().notNull(),
    presentContactId: reference().notNull(),
    unblockLogId: reference(),
    blockLogId: reference(),
    createdAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.contactId] }),
    foreignKey({
      name: "contact_aliases_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "contact_aliases_present",
      columns: [t.companyId, t.presentContactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    index("contact_aliases_by_present").on(t.companyId, t.presentContactId),
  ],
);
