import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Area, ModelAction } from "@/db/permissions";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";
import { users } from "./users";

/** A user's membership of one company. Never deleted, only disabled: logs name it. */
export const collaborators = pgTable(
  "collaborators",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    userId: reference()
      .notNull()
      .references(() => users.id),
    owner: boolean().notNull().default(false),
    superuser: boolean().notNull().default(false),
    areas: text().array().$type<Area[]>().notNull().default(sql`'{}'`),
    actions: text().array().$type<ModelAction[]>().notNull().default(sql`'{}'`),
    /** When the person accepted the invitation; until then the membership counts for nothing. */
    acceptedAt: instant(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("collaborators_user").on(t.companyId, t.userId),
    unique("collaborators_actor").on(t.companyId, t.id, t.userId),
    index("collaborators_companies_of_user").on(t.userId),
  ],
);

export type Collaborator = typeof collaborators.$inferSelect;
