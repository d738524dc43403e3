import { date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CountedKind } from "../enums";
import { companyId, id } from "./columns";
import { companies } from "./companies";

/**
 * Blocks and unblocks by source, and refused attempts by what was refused (`dial`, `match`, `sms`), for each day in the
 * company's time zone. The count is the sum of the rows. A row is appended in the transaction of what it counts; the
 * worker folds them. See blocked_counts.
 */
export const dailyCounts = pgTable(
  "daily_counts",
  {
    companyId: companyId().references(() => companies.id),
    day: date({ mode: "string" }).notNull(),
    id: id(),
    kind: text().$type<CountedKind>().notNull(),
    /** The source of a block, or what was refused. */
    detail: text().notNull(),
    delta: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.day, t.id] })],
);
