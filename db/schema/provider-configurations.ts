import { sql } from "drizzle-orm";
import { check, foreignKey, inet, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Provider } from "../enums";
import { companyId, id, instant } from "./columns";
import { companies } from "./companies";

/** The provider that places a company's calls and sends its texts. A company without one has the sandbox. */
export const providerConfigurations = pgTable(
  "provider_configurations",
  {
    companyId: companyId()
      .references(() => companies.id)
      .primaryKey(),
    provider: text().$type<Provider>().notNull().default("sandbox"),
    accountSid: text(),
    /** Encrypted with a key that is made of the installation's secret. */
    authTokenSealed: text(),
    /** The secret part of the address of the company's webhooks. */
    hookToken: text().notNull(),
    /** Texts that the provider received before this instant have been fetched from its list. */
    textsFetchedTo: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("provider_configurations_hook_token").on(t.hookToken),
    check(
      "provider_configurations_keys",
      sql`${t.provider} = 'sandbox' or (${t.provider} = 'twilio' and ${t.accountSid} is not null and ${t.authTokenSealed} is not null)`,
    ),
  ],
);

export type ProviderConfiguration = typeof providerConfigurations.$inferSelect;

/** Webhooks that were refused: one row for each address and problem of a day, with how often. */
export const webhookRefusals = pgTable(
  "webhook_refusals",
  {
    companyId: companyId(),
    id: id(),
    day: text().notNull(),
    requestIp: inet().notNull(),
    problem: text().notNull(),
    url: text().notNull(),
    count: integer().notNull().default(1),
    firstAt: instant().notNull().defaultNow(),
    lastAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("webhook_refusals_once").on(t.companyId, t.day, t.requestIp, t.problem),
    foreignKey({
      name: "webhook_refusals_configuration",
      columns: [t.companyId],
      foreignColumns: [providerConfigurations.companyId],
    }),
  ],
);

export type WebhookRefusal = typeof webhookRefusals.$inferSelect;
