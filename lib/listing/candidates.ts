import { and, eq, getTableName, sql, type SQL, Subquery } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { withPlace } from "@/lib/in-turn";
import type { Way } from "@/lib/listing/searching";

/** A table of a company's records that is listed. */
export type Listed = PgTable & { companyId: PgColumn; id: PgColumn };

/** What is searched for in a table: the rows for which `all` holds, and at least one of the `ways`. */
export type Filter = { all: SQL | undefined; ways: Way[] };

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
 * Writes a query for the rows that a way finds and for which `all` holds. Those of a way apart are found first: else
 * the planner joins its index with another one, of which it reads the whole company.
 */
export function rowsOfWay(table: Listed, all: SQL | undefined, { where, apart }: Way): SQL {
  if (!apart) return sql`select * from ${table} where ${and(all, where)}`;
  return sql`select * from (select * from ${table} where ${where} offset 0) as ${sql.identifier(getTableName(table))}
    where ${and(sql`true`, all)}`;
}

/**
 * Writes a query for the ids that a filter finds, at most `most` by each of its ways. Each way reads its own index: in
 * that index's order, or planned as if all rows were wanted. So the planner cannot choose to read the whole table until
 * it has met enough rows, however wrong its estimate is.
 */
export function candidates(table: Listed, { all, ways }: Filter, most: number): SQL {
  const found = ways.map((way) => {
    const { where, order } = way;
    const hits = way.apart
      ? sql`select id from (${rowsOfWay(table, all, way)}) as apart`
      : sql`select ${table.id} from ${table} where ${and(all, where)}`;
    return order
      ? sql`(${hits} order by ${order} limit ${rows(most)})`
      : sql`(with hits as materialized (${hits}) select id from hits limit ${most})`;
  });
  return found.length === 0 ? sql`select 0::bigint as id where false` : sql.join(found, sql` union `);
}
