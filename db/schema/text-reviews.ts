import { sql } from "drizzle-orm";
import { check, foreignKey, index, inet, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { BlockReason, ReviewDecision } from "../enums";
import { askerKeys } from "./actors";
import { companyId, id, instant, reference } from "./columns";
import { contacts } from "./contacts";
import { textMessages } from "./text-messages";

/** A text that may be a revocation, until a person decides, and who decided what. Never deleted. */
export const textReviews = pgTable(
  "text_reviews",
  {
    companyId: companyId(),
    id: id(),
    contactId: reference().notNull(),
    textMessageId: reference().notNull(),
    /** The words of it that may mean a revocation. */
    words: text().notNull(),
    /** A revocation takes effect by then. */
    dueAt: instant().notNull(),
    decision: text().$type<ReviewDecision>(),
    /** The reason of a block. */
    reason: text().$type<BlockReason>(),
    /** Why it was decided so. */
    note: text(),
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    requestIp: inet(),
    decidedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    unique("text_reviews_text").on(t.companyId, t.textMessageId),
    check("text_reviews_decided", sql`(${t.decision} is null) = (${t.decidedAt} is null)`),
    check("text_reviews_actor", sql`(${t.userId} is null) = (${t.collaboratorId} is null)`),
    foreignKey({
      name: "text_reviews_contact",
      columns: [t.companyId, t.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      name: "text_reviews_text_message",
      columns: [t.companyId, t.contactId, t.textMessageId],
      foreignColumns: [textMessages.companyId, textMessages.contactId, textMessages.id],
    }),
    ...askerKeys("text_reviews", t),
    index("text_reviews_open").on(t.companyId, t.dueAt, t.id).where(sql`${t.decision} is null`),
    index("text_reviews_decided_by_time")
      .on(t.companyId, t.decidedAt, t.id)
      .where(sql`${t.decision} is not null`),
    index("text_reviews_by_contact").on(t.companyId, t.contactId, t.id),
  ],
);

export type TextReview = typeof textReviews.$inferSelect;
