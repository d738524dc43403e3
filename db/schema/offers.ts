import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { OfferWithheldChoice } from "../enums";
import { companyId, e164, id, instant, reference } from "./columns";
import { companies } from "./companies";

/** Inbound calls are matched to offers. Never deleted: calls name it. */
export const offers = pgTable(
  "offers",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    active: boolean().notNull().default(true),
    /** Lets a client without keys create leads of this offer, and nothing else. */
    leadToken: text().notNull(),
    withheldCallers: text().$type<OfferWithheldChoice>().notNull().default("inherit"),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), unique("offers_lead_token").on(t.leadToken)],
);

export type Offer = typeof offers.$inferSelect;

/** Our numbers. An inbound call goes to the offer that owns the dialed one. */
export const offerNumbers = pgTable(
  "offer_numbers",
  {
    companyId: companyId(),
    number: e164().notNull(),
    offerId: reference().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.number] }),
    foreignKey({
      name: "offer_numbers_offer",
      columns: [t.companyId, t.offerId],
      foreignColumns: [offers.companyId, offers.id],
    }),
    index("offer_numbers_by_offer").on(t.companyId, t.offerId),
  ],
);

/**
 * Buyers take an offer's calls: the first active one by priority, then by id. Archived, never deleted: calls name it.
 */
export const buyers = pgTable(
  "buyers",
  {
    companyId: companyId(),
    id: id(),
    offerId: reference().notNull(),
    name: text().notNull(),
    number: e164().notNull(),
    priority: integer().notNull().default(1),
    active: boolean().notNull().default(true),
    archivedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "buyers_offer",
      columns: [t.companyId, t.offerId],
      foreignColumns: [offers.companyId, offers.id],
    }),
    index("buyers_by_offer").on(t.companyId, t.offerId, t.priority, t.id),
  ],
);

export type Buyer = typeof buyers.$inferSelect;
