import { bigserial, boolean, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { collaborators } from "./collaborators";
import { companyId, instant, reference } from "./columns";

/**
 * Links with which a user sets a password or joins the company: one use, 72 hours. Only the token's SHA-256 is kept.
 */
export const passwordTokens = pgTable(
  "password_tokens",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    companyId: companyId(),
    collaboratorId: reference().notNull(),
    userId: reference().notNull(),
    /** Made by the person who runs the server. It also sets the password of a user who belongs to several companies. */
    byOperator: boolean().notNull().default(false),
    tokenHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("password_tokens_hash").on(t.tokenHash),
    index("password_tokens_user").on(t.userId),
    foreignKey({
      name: "password_tokens_collaborator",
      columns: [t.companyId, t.collaboratorId, t.userId],
      foreignColumns: [collaborators.companyId, collaborators.id, collaborators.userId],
    }),
  ],
);
