import { sql } from "drizzle-orm";
import { bigserial, boolean, check, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Login identities. A user is a collaborator of one or more companies. */
export const users = pgTable(
  "users",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    email: text().notNull(),
    name: text(),
    passwordHash: text(),
    isDemo: boolean().notNull().default(false),
    signedInAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [unique("users_email").on(t.email), check("users_email_lower", sql`${t.email} = lower(${t.email})`)],
);

export type User = typeof users.$inferSelect;
