import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { CheckedAction, RefusalReason } from "../enums";
import { accessTokens } from "./access-tokens";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";

/**
 * How often checks were answered with a refusal: by number, token, action, reason and hour. `number` is null for
 * callers without one.
 */
export const refusalCounts = pgTable(
  "refusal_counts",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    number: e164(),
    /** The beginning of the hour, in UTC. */
    hour: instant().notNull(),
    accessTokenId: reference().notNull(),
    action: text().$type<CheckedAction>().notNull(),
    reason: text().$type<RefusalReason>().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("refusal_counts_key")
      .on(t.companyId, t.number, t.hour, t.accessTokenId, t.action, t.reason)
      .nullsNotDistinct(),
    index("refusal_counts_hour").on(t.companyId, t.hour),
    foreignKey({
      name: "refusal_counts_token",
      columns: [t.companyId, t.accessTokenId],
      foreignColumns: [accessTokens.companyId, accessTokens.id],
    }),
  ],
);
