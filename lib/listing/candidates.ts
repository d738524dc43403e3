import { type SQL, Subquery, and, eq, getTableName, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { withPlace } from "@/lib/in-turn";
import type { Way } from "@/lib/listing/searching";

/** A table of a company's records that is listed. */
export type Listed = PgTable & { companyId: PgColumn; id: PgColumn };

/** What of a table is asked for: `all` conditions hold, and one of the `ways`. */
export type Filter = { all: SQL | undefined; ways: Way[] };

/** Filtered counts are counted up to here; see the contract. */
export const COUNT_LIMIT = 10_000;

/** So many at once in one process: searches that each cost a second leave connections, and the processors, to all else. */
const IN_TURN = { kind: "reading along indexes", atOnce: 4 };

/** Of one company: its searches keep no other company waiting for all of them. */
const ofCompany = ({ companyId }: Pick<Context, "companyId">) => ({
  kind: `reading along indexes of company ${companyId}`,
  atOnce: 2,
});

/**
 * Runs reads in a transaction in which no rows are sorted that an index has in order. The planner does not know how large a
 * company is, takes it for a two-hundredth of the table, and would rather read and sort all of it than go along the index.
 * A few at once; throws `Unavailable` for one whose turn does not come in time.
 */
export const alongIndexes = <T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> =>
  withPlace(ofCompany(ctx), () =>
    withPlace(IN_TURN, () =>
      ctx.db.transaction(async (db) => {
        await db.execute(sql`select set_config('enable_sort', 'off', true)`);
        return run({ ...ctx, db });
      }),
    ),
  );

/**
 * A number of rows as a query. A plain limit that is higher than the number of rows the planner believes in makes it read and
 * sort the whole company instead of going along an index.
 */
export const rows = (count: number): SQL => sql`(select ${count}::bigint)`;

/**
 * The company's rows of some ids, in place of the table in a `from`: looked up one by one, by the primary key. An array of ids
 * the planner would look for in any index that has the company before and the id behind, and read that to its end.
 */
export const eachOf = ({ companyId }: Pick<Context, "companyId">, table: Listed, ids: SQL) =>
  new Subquery<string, Record<string, unknown>>(
    sql`select found.* from (${ids}) as wanted (wanted_id) cross join lateral (
      select * from ${table} where ${eq(table.companyId, companyId)} and ${table.id} = wanted.wanted_id limit 1) as found`,
    {},
    getTableName(table),
  );

/**
 * The ids of what a filter finds, at most `most` by each of its ways. Each way reads its own index: in that index's order,
 * or planned as if all were wanted. So the planner, however wrong it is about how many there are, cannot choose to read the
 * whole table until it has met enough.
 */
export function candidates(table: Listed, { all, ways }: Filter, most: number): SQL {
  const found = ways.map(({ where, order }) => {
    const hits = sql`select ${table.id} from ${table} where ${and(all, where)}`;
    return order
      ? sql`(${hits} order by ${order} limit ${rows(most)})`
      : sql`(with hits as materialized (${hits}) select id from hits limit ${most})`;
  });
  return found.length === 0 ? sql`select 0::bigint as id where false` : sql.join(found, sql` union `);
}

/** What may be asked of an index that is read as a whole before its first row comes, in milliseconds. */
const PATIENCE = 1_000;

/**
 * As `countUpTo`; null when that would take more than a second, which only a way without an order does: the index of names
 * gives all rows that have the letters of a name somewhere, and each must be looked at.
 */
export async function countInTime(
  ctx: Context,
  table: Listed,
  filter: Filter,
  most: number,
): Promise<number | null> {
  if (filter.ways.every((way) => way.order)) return countUpTo(ctx, table, filter, most);
  try {
    return await ctx.db.transaction(async (db) => {
      const [before] = await db.execute<{ timeout: string }>(
        sql`select current_setting('statement_timeout') as timeout`,
      );
      await db.execute(sql`select set_config('statement_timeout', ${String(PATIENCE)}, true)`);
      const count = await countUpTo({ ...ctx, db }, table, filter, most);
      await db.execute(sql`select set_config('statement_timeout', ${before?.timeout ?? "0"}, true)`);
      return count;
    });
  } catch (error) {
    if (isTooLate(error)) return null;
    throw error;
  }
}

const isTooLate = (error: unknown) =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === "57014";

/** How many rows a filter finds, counted up to `most`. */
export async function countUpTo(ctx: Context, table: Listed, filter: Filter, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${candidates(table, filter, most)}) as found limit ${most}) as counted`,
  );
  return row?.count ?? 0;
}
