import { bigserial, check, pgTable, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import type { StopConfirmation, WithheldChoice } from "../enums";
import { instant, placeAmongNumbers } from "./columns";

/** The tenants. Blocks, contacts and everything else belong to exactly one. */
export const companies = pgTable(
  "companies",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    name: text().notNull(),
    defaultCountry: text().notNull().default("US"),
    timeZone: text().notNull().default("America/New_York"),
    /** What people may choose as the outcome of a call or lead. */
    dispositions: text()
      .array()
      .notNull()
      .default(sql`'{Interested,"Not interested","Call back","Wrong number","Do not call"}'`),
    /** Words of the company's own that opt out and in, beside STOP, START and the like. */
    stopWords: text().array().notNull().default(sql`'{}'`),
    startWords: text().array().notNull().default(sql`'{}'`),
    /** Who tells a person that their STOP was heard. */
    stopConfirmation: text().$type<StopConfirmation>().notNull().default("provider"),
    withheldCallers: text().$type<WithheldChoice>().notNull().default("connect"),
    /** Contacts up to this number have been looked at for old spellings of renumbered countries; null when all have. */
    renumberedTo: placeAmongNumbers(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [check("companies_country", sql`${t.defaultCountry} ~ '^[A-Z]{2}$'`)],
);

export type Company = typeof companies.$inferSelect;
