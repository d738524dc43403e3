import { sql } from "drizzle-orm";
import { foreignKey, inet, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Area, ModelAction } from "../enums";
import { collaborators } from "./collaborators";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";

/** Key pairs for the API. The private key is random, so its SHA-256 is kept and nothing slower. */
export const accessTokens = pgTable(
  "access_tokens",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    publicKey: text().notNull(),
    privateKeyHash: text().notNull(),
    collaboratorId: reference().notNull(),
    areas: text().array().$type<Area[]>().notNull().default(sql`'{}'`),
    actions: text().array().$type<ModelAction[]>().notNull().default(sql`'{}'`),
    pausedAt: instant(),
    revokedAt: instant(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    lastUsedIp: inet(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("access_tokens_public_key").on(t.publicKey),
    foreignKey({
      name: "access_tokens_maker",
      columns: [t.companyId, t.collaboratorId],
      foreignColumns: [collaborators.companyId, collaborators.id],
    }),
  ],
);

export type AccessToken = typeof accessTokens.$inferSelect;
