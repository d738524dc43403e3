import { type InferSelectModel, type SQL, and, eq, getTableName, or, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import type { Way } from "@/lib/searching";

/** A table of a company's records that is listed. */
export type Listed = PgTable & { companyId: PgColumn; id: PgColumn };

/** What of a table is asked for: `all` conditions hold, and one of the `ways`. */
export type Filter = { all: SQL | undefined; ways: Way[] };

/** Which rows of a sorted list a page needs. */
export type Cut = { beyond: SQL | undefined; order: SQL; offset: number; limit: number };

export type Count = { totalCount: number; totalCountExact: boolean };
export type Hits<Row> = Count & { rows: Row[] };

/** Filtered counts are counted up to here; see the contract. */
export const COUNTED = 10_000;

/** How far along the sorted list a search of many hits looks for a page of them, and how many hits are still sorted. */
const BOUNDS = { counted: COUNTED, walked: 50_000, sorted: 100_000 };

/**
 * A page of what a filter finds, and how many that are. Few hits are fetched by the search's own indexes and sorted. Of
 * many, a page's worth is soon met along the sorted list; unless they all stand at its far end, like an old upload of
 * German numbers, or the first +1719 of a list in the order of its numbers: then each way of searching gives its own first
 * ones, and the page is the first of these.
 */
export async function findHits<T extends Listed>(
  ctx: Context,
  { table, filter, cut, bounds = BOUNDS }: { table: T; filter: Filter; cut: Cut; bounds?: typeof BOUNDS },
): Promise<Hits<InferSelectModel<T>>> {
  const { counted, walked, sorted } = bounds;
  const count = await countUpTo(ctx, table, filter, counted + 1);
  if (count <= counted) {
    const rows = await among(ctx, table, cut, candidates(table, filter, counted));
    return { rows, totalCount: count, totalCountExact: true };
  }
  const many = { totalCount: counted, totalCountExact: false };
  const near = await walkWithin(ctx, table, filter, cut, walked);
  if (near.length === cut.limit) return { rows: near, ...many };
  const firsts = await Promise.all(
    filter.ways.map((way) => firstsOf(ctx, table, { all: filter.all, ways: [way] }, cut, sorted)),
  );
  return { rows: await among(ctx, table, cut, sql.join(firsts, sql` union `)), ...many };
}

/** A page along the sorted list, to its end if need be. */
export async function walk<T extends Listed>(
  ctx: Context,
  table: T,
  where: SQL | undefined,
  cut: Cut,
): Promise<InferSelectModel<T>[]> {
  const rows = await ctx.db
    .select()
    .from<Listed>(table)
    .where(and(where, cut.beyond))
    .orderBy(cut.order)
    .offset(cut.offset)
    .limit(cut.limit);
  return rowsOf(table, rows);
}

async function walkWithin<T extends Listed>(
  ctx: Context,
  table: T,
  { all, ways }: Filter,
  cut: Cut,
  reach: number,
): Promise<InferSelectModel<T>[]> {
  const near = ctx.db
    .select()
    .from<Listed>(table)
    .where(and(all, cut.beyond))
    .orderBy(cut.order)
    .limit(reach)
    .as(getTableName(table));
  const rows = await ctx.db
    .select()
    .from(near)
    .where(or(...ways.map((way) => way.where)))
    .orderBy(cut.order)
    .offset(cut.offset)
    .limit(cut.limit);
  return rowsOf(table, rows);
}

/** Drizzle cannot name the rows of a table that it knows only at run time. */
const rowsOf = <T extends Listed>(_table: T, rows: object[]) => rows as InferSelectModel<T>[];

const among = <T extends Listed>(ctx: Context, table: T, cut: Cut, ids: SQL) =>
  walk(ctx, table, oneOf(ctx, table, ids), cut);

/** An array and not a join: it is fetched by the primary key, whatever the planner thinks of its length. */
const oneOf = (ctx: Context, table: Listed, ids: SQL) =>
  and(eq(table.companyId, ctx.companyId), sql`${table.id} = any(array(${ids}))`);

/** The ids of the first rows, in the list's order, of what one way finds. */
async function firstsOf(ctx: Context, table: Listed, one: Filter, cut: Cut, sorted: number): Promise<SQL> {
  const few = (await countUpTo(ctx, table, one, sorted + 1)) <= sorted;
  const where = few
    ? oneOf(ctx, table, candidates(table, one, sorted))
    : and(one.all, ...one.ways.map((way) => way.where));
  return sql`(select ${table.id} from ${table} where ${and(where, cut.beyond)}
    order by ${cut.order} limit ${cut.offset + cut.limit})`;
}

/**
 * The ids of what a filter finds, at most `most` by each of its ways. Each way reads its own index: in that index's order,
 * or planned as if all were wanted. So the planner, however wrong it is about how many there are, cannot choose to read the
 * whole table until it has met enough. The limit is a query, because a plain one that is higher than the number of rows the
 * planner believes in makes it read and sort the whole company.
 */
export function candidates(table: Listed, { all, ways }: Filter, most: number): SQL {
  const found = ways.map(({ where, order }) => {
    const hits = sql`select ${table.id} from ${table} where ${and(all, where)}`;
    return order
      ? sql`(${hits} order by ${order} limit (select ${most}::bigint))`
      : sql`(with hits as materialized (${hits}) select id from hits limit ${most})`;
  });
  return found.length === 0 ? sql`select 0::bigint as id where false` : sql.join(found, sql` union `);
}

/** How many rows a filter finds, counted up to `most`. */
export async function countUpTo(ctx: Context, table: Listed, filter: Filter, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${candidates(table, filter, most)}) as found limit ${most}) as counted`,
  );
  return row?.count ?? 0;
}
