import { bigint, bigserial, customType, timestamp } from "drizzle-orm/pg-core";

/** The tenant's id: first column of every tenant table's primary key and indexes. */
export const companyId = () => bigint({ mode: "number" }).notNull();

/** A record's id. `bigserial`, not identity: identity columns cannot be distributed by company later. */
export const id = () => bigserial({ mode: "number" }).notNull();

export const reference = () => bigint({ mode: "number" });

/**
 * An instant, to the millisecond: what JavaScript's Date can hold, so that a time read and written back is the same
 * time.
 */
export const instant = () => timestamp({ precision: 3, withTimezone: true, mode: "date" });

/** A phone number as E.164: a plus and at most 15 digits. `lib/phone` makes them, and calls one a `Phone`. */
export type E164 = string & { readonly __e164: unique symbol };

/** A column of phone numbers. The C collation lets the unique key serve a search for a number's beginning. */
export const e164 = customType<{ data: E164 }>({ dataType: () => `text collate "C"` });

/** A column with a place in the order of numbers: the beginning of one, or a text behind it. */
export const placeAmongNumbers = customType<{ data: string }>({ dataType: () => `text collate "C"` });

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
