import { sql } from "drizzle-orm";
import { check, foreignKey, inet, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { TokenKind } from "../enums";
import type { Area, ModelAction } from "@/db/permissions";
import { collaborators } from "./collaborators";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";

/**
 * Key pairs for the API, and keys that a phone system puts into the URL of a check. Secrets are random, so their
 * SHA-256 is kept and nothing slower.
 */
export const accessTokens = pgTable(
  "access_tokens",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    kind: text().$type<TokenKind>().notNull().default("keys"),
    /** For a check key its beginning, by which it is found. */
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
    /** Networks (CIDR) and addresses that it may come from; none means any. */
    allowedNetworks: text().array().notNull().default(sql`'{}'`),
    /** When right keys last came from an address that is not allowed. */
    lastRefusedAt: instant(),
    lastRefusedIp: inet(),
    /** Requests a minute; null means RATE_LIMIT. */
    rateLimit: integer(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("access_tokens_public_key").on(t.publicKey),
    check("access_tokens_rate", sql`${t.rateLimit} > 0`),
    check(
      "access_tokens_check_only",
      sql`${t.kind} = 'keys' or ${t.kind} = 'check' and ${t.areas} = '{}' and ${t.actions} = '{Contact:check}'`,
    ),
    foreignKey({
      name: "access_tokens_maker",
      columns: [t.companyId, t.collaboratorId],
      foreignColumns: [collaborators.companyId, collaborators.id],
    }),
  ],
);

export type AccessToken = typeof accessTokens.$inferSelect;
