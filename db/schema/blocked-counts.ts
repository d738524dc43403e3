import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { companyId, id } from "./columns";
import { companies } from "./companies";

/**
 * How many numbers a company has blocked: the sum of its rows. Each change appends its difference in its own
 * transaction, so the count is exact, needs no scan of ten million contacts, and two changes never wait for each other.
 * The worker folds a company's rows into one from time to time.
 */
export const blockedCounts = pgTable(
  "blocked_counts",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    delta: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);
