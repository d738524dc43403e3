import { candidates, type Filter, type Listed } from "./candidates";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Filtered lists are counted up to this number of rows; see the contract. */
export const COUNT_LIMIT = 10_000;

/** How long a count may read an index that gives its first row only after it is read as a whole, in milliseconds. */
const PATIENCE = 1_000;

/**
 * As `countUpTo`, but returns null when that would take more than a second. Only a way without an order can take so
 * long: the index of names gives every row that has the letters of a name somewhere, and each row must be looked at.
 */
export function countInTime(
  ctx: Context,
  table: Listed,
  filter: Filter,
  most: number,
): Promise<number | null> {
  if (filter.ways.every((way) => way.order)) return countUpTo(ctx, table, filter, most);
  return withinPatience(ctx, (ctx) => countUpTo(ctx, table, filter, most));
}

/** Reads within a second, or gives up and returns null. */
export async function withinPatience<T>(ctx: Context, read: (ctx: Context) => Promise<T>): Promise<T | null> {
  try {
    return await ctx.db.transaction(async (db) => {
      const [before] = await db.execute<{ timeout: string }>(
        sql`select current_setting('statement_timeout') as timeout`,
      );
      await db.execute(sql`select set_config('statement_timeout', ${String(PATIENCE)}, true)`);
      const found = await read({ ...ctx, db });
      await db.execute(sql`select set_config('statement_timeout', ${before?.timeout ?? "0"}, true)`);
      return found;
    });
  } catch (error) {
    if (isTooLate(error)) return null;
    throw error;
  }
}

const isTooLate = (error: unknown) =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === "57014";

/** Returns how many rows a filter finds, counted up to `most`. */
export async function countUpTo(ctx: Context, table: Listed, filter: Filter, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${candidates(table, filter, most)}) as found limit ${most}) as counted`,
  );
  return row?.count ?? 0;
}
