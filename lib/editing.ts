import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { Conflict } from "./errors";

/**
 * Throws a 409 when somebody else has changed the record since it was seen: when `updatedAt` as it was seen differs
 * from the record's own. The record must be locked.
 */
export function refuseStale(what: string, record: { updatedAt: Date }, seen: { updatedAt: Date }): void {
  if (record.updatedAt.getTime() === seen.updatedAt.getTime()) return;
  throw new Conflict(
    `Somebody else changed this ${what} since you opened it, and nothing of yours was saved. Open it again to see the change, then make yours.`,
  );
}

/**
 * Writes SQL for the time of a change. It is always later than the last change, so that no two states of a record look
 * alike.
 */
export const nextUpdatedAt = (updatedAt: PgColumn): SQL =>
  sql`greatest(date_trunc('milliseconds', clock_timestamp()), ${updatedAt} + interval '1 millisecond')`;
