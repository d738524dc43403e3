import { sql } from "drizzle-orm";
import { bigserial, boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant, reference } from "./columns";

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

/** Links that let a user set a password: one use, 72 hours. Only the token's SHA-256 is kept. */
export const passwordTokens = pgTable(
  "password_tokens",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    userId: reference()
      .notNull()
      .references(() => users.id),
    tokenHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [unique("password_tokens_hash").on(t.tokenHash), index("password_tokens_user").on(t.userId)],
);
