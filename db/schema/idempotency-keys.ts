import { foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accessTokens } from "./access-tokens";
import { companyId, instant, reference } from "./columns";

/**
 * The answer to a request with an `Idempotency-Key`, so that asking again is answered the same. Written in the
 * transaction of what the request did. The worker removes it after a day.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    companyId: companyId(),
    accessTokenId: reference().notNull(),
    key: text().notNull(),
    /** SHA-256 of what was asked, in hex. */
    fingerprint: text().notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.accessTokenId, t.key] }),
    foreignKey({
      name: "idempotency_keys_token",
      columns: [t.companyId, t.accessTokenId],
      foreignColumns: [accessTokens.companyId, accessTokens.id],
    }),
  ],
);
