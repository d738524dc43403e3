import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import type { DeliveryState, PauseReason, SubscriptionKind, ToldKind } from "../enums";
import { askerKeys } from "./actors";
import { companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";

/** A URL that is told of one kind of event, in order. Archived, never deleted. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    kind: text().$type<SubscriptionKind>().notNull().default("webhook"),
    event: text().$type<ToldKind>().notNull(),
    targetUrl: text().notNull(),
    /** The secret that signs, or the name and password with which we come. */
    sealedSecret: text().notNull(),
    /** Of one that follows the feed of changes: the last position that lies in its queue. */
    feedSeq: bigint({ mode: "number" }),
    userId: reference(),
    collaboratorId: reference(),
    accessTokenId: reference(),
    /**
     * The queue is not tried before this time. While a try is under way, it is when the try counts as dead; after a
     * failure, it is when the next try is due.
     */
    nextAt: instant().notNull().defaultNow(),
    /** The time since which every try has failed. */
    failingSince: instant(),
    pausedAt: instant(),
    pausedWhy: text().$type<PauseReason>(),
    /** How many events waited for longer than events are kept. */
    lostCount: integer().notNull().default(0),
    archivedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check("subscriptions_kind", sql`(${t.kind} = 'webhook') = (${t.feedSeq} is null)`),
    check("subscriptions_pause", sql`(${t.pausedAt} is null) = (${t.pausedWhy} is null)`),
    ...askerKeys("subscriptions", t),
    index("subscriptions_by_event").on(t.companyId, t.event, t.id).where(sql`${t.archivedAt} is null`),
  ],
);

export type Subscription = typeof subscriptions.$inferSelect;

/** An event as it is told outside. Written in the transaction of what happened, when there is a subscription for it. */
export const events = pgTable(
  "events",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    kind: text().$type<ToldKind>().notNull(),
    payload: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index("events_by_time").on(t.companyId, t.createdAt)],
);

/** One event for one subscription. Those that wait are its queue, by id. */
export const deliveries = pgTable(
  "deliveries",
  {
    companyId: companyId(),
    id: id(),
    subscriptionId: reference().notNull(),
    eventId: reference().notNull(),
    state: text().$type<DeliveryState>().notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    /** How many of its changes are done, where each is a call of its own. */
    doneCount: integer().notNull().default(0),
    triedAt: instant(),
    /** The HTTP status of the last try; null when there was no answer. */
    answerStatus: integer(),
    /** The beginning of the last answer, or why there was none. */
    answer: text(),
    deliveredAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check("deliveries_delivered", sql`(${t.state} = 'delivered') = (${t.deliveredAt} is not null)`),
    foreignKey({
      name: "deliveries_subscription",
      columns: [t.companyId, t.subscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    foreignKey({
      name: "deliveries_event",
      columns: [t.companyId, t.eventId],
      foreignColumns: [events.companyId, events.id],
    }),
    index("deliveries_waiting").on(t.companyId, t.subscriptionId, t.id).where(sql`${t.state} = 'waiting'`),
    index("deliveries_by_time").on(t.companyId, t.subscriptionId, t.createdAt, t.id),
    index("deliveries_by_event").on(t.companyId, t.eventId),
  ],
);

export type Delivery = typeof deliveries.$inferSelect;
