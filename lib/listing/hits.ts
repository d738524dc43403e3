import { and, sql } from "drizzle-orm";
import { alongIndexes, candidates, eachOf, type Filter, rows } from "@/lib/listing/candidates";
import { COUNT_LIMIT, countInTime, countUpTo } from "./counting";
import type { Context } from "@/lib/context";
import { after, type KeyRow, keysOf, orderOf, toKey } from "@/lib/listing/sorting";
import {
  type Bounds,
  type Clause,
  countMany,
  type Keys,
  ownWay,
  pageOfMany,
  restOf,
  WHOLE,
  type WindowReading,
  type WindowRequest,
} from "@/lib/listing/windows";

export type Count = { totalCount: number; totalCountExact: boolean };

/** The bounds of every list, in rows. Reading 100,000 rows takes a few tenths of a second. */
export const BOUNDS: Bounds = { counted: COUNT_LIMIT, walked: 50_000, sorted: 200_000, wide: 200_000 };

/**
 * Finds the keys of one page and the number of matching rows. The number of rows read is bounded, whatever the filters.
 * When one filter has few rows, its own index fetches them and the other filters decide about them. When all filters
 * have many rows, the list is read in its order up to the bounds, along the index of a filter that keeps this order if
 * there is one. The page is then what was found, which may be little or nothing; `stopped` says where to go on, and the
 * count covers only the first rows of the list.
 */
export const findHits = (
  ctx: Context,
  asked: WindowRequest,
  bounds: Bounds = BOUNDS,
): Promise<Keys & Count> =>
  isPlain(asked) ? find(ctx, asked, bounds) : alongIndexes(ctx, (ctx) => find(ctx, asked, bounds));

/**
 * Whether only the list's own order is read. A limit alone then keeps the planner on the index, without a transaction.
 */
const isPlain = ({ clauses }: WindowRequest) => clauses.flat().every((way) => way.along || way.unindexed);

async function find(ctx: Context, asked: WindowRequest, bounds: Bounds): Promise<Keys & Count> {
  const reading: WindowReading = { ...asked, ctx, bounds };
  const { table, base, range, clauses } = asked;
  for (const clause of clauses.length > 0 && range ? [...clauses, [WHOLE]] : clauses) {
    if (clause.some((way) => way.unindexed)) continue;
    const filter = { all: base, ways: clause.map((way) => ownWay(asked, way)) };
    const count = await countInTime(ctx, table, filter, bounds.counted + 1);
    if (count === null) return find(ctx, withoutIndexOf(clause, asked), bounds);
    if (count <= bounds.counted) return amongFew(reading, filter, clause);
    // A single filter finds all of its rows: nothing more needs counting.
    if (clauses.length === 1 && !restOf(asked, clause)) break;
  }
  const [page, count] = await Promise.all([pageOfMany(reading), countOfMany(reading)]);
  return {
    ...page,
    ...(isAll(asked, page) ? { totalCount: page.keys.length, totalCountExact: true } : count),
  };
}

const withoutIndexOf = (clause: Clause, asked: WindowRequest): WindowRequest => ({
  ...asked,
  clauses: asked.clauses.map((each) =>
    each === clause ? each.map((way) => ({ ...way, along: false, unindexed: true })) : each,
  ),
});

/** Whether the page holds everything that was found. It then needs no counting. */
const isAll = ({ place, offset, limit }: WindowRequest, { keys, stopped }: Keys) =>
  place === null && offset === 0 && stopped === null && keys.length < limit;

/** Returns the keys of a page of a list without filters. */
export const readPage = (ctx: Context, asked: WindowRequest): Promise<Keys> =>
  pageOfMany({ ...asked, ctx, bounds: BOUNDS });

async function countOfMany(reading: WindowReading): Promise<Count> {
  const { ctx, table, base, clauses, bounds } = reading;
  const [only = [WHOLE], ...others] = clauses;
  if (others.length > 0 || restOf(reading, only) || only.some((way) => way.unindexed)) {
    const { count, exact } = await countMany(reading);
    return { totalCount: Math.min(count, bounds.counted), totalCountExact: exact && count <= bounds.counted };
  }
  const count =
    clauses.length > 0
      ? bounds.counted + 1
      : await countUpTo(ctx, table, { all: base, ways: [ownWay(reading, WHOLE)] }, bounds.counted + 1);
  return { totalCount: Math.min(count, bounds.counted), totalCountExact: count <= bounds.counted };
}

/** Returns the page and the count of the rows that both the filter with few rows and the other filters accept. */
async function amongFew(reading: WindowReading, filter: Filter, clause: Clause): Promise<Keys & Count> {
  const { ctx, table, sort, place, offset, limit, bounds } = reading;
  const few = eachOf(ctx, table, candidates(table, filter, bounds.counted));
  const rest = and(sql`true`, restOf(reading, clause));
  const [keys, [row]] = await Promise.all([
    ctx.db.execute<KeyRow>(sql`select ${keysOf(sort)} from ${few}
      where ${and(rest, place ? after(sort, place) : undefined)}
      order by ${orderOf(sort)} limit ${rows(limit)} offset ${rows(offset)}`),
    ctx.db.execute<{ count: number }>(sql`select count(*)::int as count from ${few} where ${rest}`),
  ]);
  const count = { totalCount: row?.count ?? 0, totalCountExact: true };
  return { keys: keys.map((key) => toKey(sort, key)), stopped: null, ...count };
}
