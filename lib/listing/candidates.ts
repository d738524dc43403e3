import { type SQL, Subquery, and, eq, getTableName, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { withPlace } from "@/lib/in-turn";
import type { Way } from "@/lib/listing/searching";

/** A table of a company's records that is listed. */
export type Listed = PgTable & { companyId: PgColumn; id: PgColumn };

/** What is searched for in a table: the rows for which `all` holds, and at least one of the `ways`. */
export type Filter = { all: SQL | undefined; ways: Way[] };

/** Filtered lists are counted up to this number of rows; see the contract. */
export const COUNT_LIMIT = 10_000;

/**
 * How many such reads one process runs at once. Each may take a second, and others need connections and processors too.
 */
const IN_TURN = { kind: "reading along indexes", atOnce: 4 };

/** How many such reads one company runs at once, so that its searches cannot take every place. */
const ofCompany = ({ companyId }: Pick<Context, "companyId">) => ({
  kind: `reading along indexes of company ${companyId}`,
  atOnce: 2,
});

/**
 * Runs reads in a transaction that follows indexes instead of sorting. The planner does not know how large a company
 * is. It assumes a two-hundredth of the table, and would rather read and sort all of that than follow the index. Few
 * such reads run at once. Throws `Unavailable` when this one does not get its turn in time.
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
 * Writes a number of rows as a query. A plain limit above the number of rows that the planner expects makes it read and
 * sort the whole company instead of following an index.
 */
export const rows = (count: number): SQL => sql`(select ${count}::bigint)`;

/**
 * Returns the company's rows with these ids, to use in a `from` in place of the table. Each row is looked up by the
 * primary key. For an array of ids, the planner would take any index that starts with the company and ends with the id,
 * and read it to its end.
 */
export const eachOf = ({ companyId }: Pick<Context, "companyId">, table: Listed, ids: SQL) =>
  new Subquery<string, Record<string, unknown>>(
    sql`select found.* from (${ids}) as wanted (wanted_id) cross join lateral (
      select * from ${table} where ${eq(table.companyId, companyId)} and ${table.id} = wanted.wanted_id limit 1) as found`,
    {},
    getTableName(table),
  );

/**
 * Writes a query for the ids that a filter finds, at most `most` by each of its ways. Each way reads its own index: in
 * that index's order, or planned as if all rows were wanted. So the planner cannot choose to read the whole table until
 * it has met enough rows, however wrong its estimate is.
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

/** How long a count may read an index that gives its first row only after it is read as a whole, in milliseconds. */
const PATIENCE = 1_000;

/**
 * As `countUpTo`, but returns null when that would take more than a second. Only a way without an order can take so
 * long: the index of names gives every row that has the letters of a name somewhere, and each row must be looked at.
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

/** Returns how many rows a filter finds, counted up to `most`. */
export async function countUpTo(ctx: Context, table: Listed, filter: Filter, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${candidates(table, filter, most)}) as found limit ${most}) as counted`,
  );
  return row?.count ?? 0;
}
