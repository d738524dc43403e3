import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { Conflict } from "./errors";

/**
 * Refuses, with 409, to write over what somebody else changed since it was seen: `updatedAt` as it was then against the
 * record's own. The record must be locked.
 */
export function refuseStale(what: string, record: { updatedAt: Date }, seen: { updatedAt: Date }): void {
  if (record.updatedAt.getTime() === seen.updatedAt.getTime()) return;
  throw new Conflict(
    `Somebody else changed this ${what} since you opened it, and nothing of yours was saved. Open it again to see the change, then make yours.`,
  );
}

/** The time of a change, always later than that of the last one, so that no two states of a record look alike. */
export const nextUpdatedAt = (updatedAt: PgColumn): SQL =>
  sql`greatest(date_trunc('milliseconds', clock_timestamp()), ${updatedAt} + interval '1 millisecond')`;
