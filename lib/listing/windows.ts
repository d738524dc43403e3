import { and, getTableName, or, sql, type SQL } from "drizzle-orm";
import { type Listed, rows, rowsOfWay } from "@/lib/listing/candidates";
import { countInTime } from "./counting";
import type { Context } from "@/lib/context";
import type { Way } from "@/lib/listing/searching";
import {
  after,
  isBefore,
  type Key,
  keyOrderOf,
  type KeyRow,
  keysOf,
  orderOf,
  type Sort,
  toKey,
  upTo,
} from "@/lib/listing/sorting";

/** A filter: at least one of its ways must hold. */
export type Clause = Way[];

/**
 * The part of a sorted list that is wanted: rows for which `base` holds (the company, and the conditions of an index of
 * the whole list), within the `range` of the sort column, and for which all `clauses` hold, the narrowest first. The
 * page begins `offset` rows after `place`.
 */
export type WindowRequest = {
  table: Listed;
  base: SQL | undefined;
  range?: SQL;
  clauses: Clause[];
  sort: Sort;
  place: Key | null;
  offset: number;
  limit: number;
};

/**
 * The most rows that are read: to count, along the list, by a filter's own index, and along the list when nothing else
 * helps.
 */
export type Bounds = { counted: number; walked: number; sorted: number; wide: number };

export type WindowReading = WindowRequest & { ctx: Context; bounds: Bounds };

/**
 * The keys of a page. `stopped` is the key at which reading ended before the page was full, although the list goes on.
 */
export type Keys = { keys: Key[]; stopped: Key | null };

/** The way that finds the whole list, in its order. */
export const WHOLE: Way = { where: sql`true`, along: true };

export const anyOf = (clause: Clause): SQL =>
  or(sql`false`, ...clause.map(({ where }) => where)) ?? sql`false`;

/** Completes a way for its own index: a way along the list gets the list's range and order. */
export const ownWay = ({ range, sort }: Pick<WindowRequest, "range" | "sort">, way: Way): Way =>
  way.along ? { ...way, where: and(way.where, range) ?? way.where, order: orderOf(sort) } : way;

const isAlong = (clause: Clause) => clause.every((way) => way.along);

/** Returns the condition of the other filters, which decide about the rows that `source` finds. */
export const restOf = ({ clauses, range }: WindowRequest, source: Clause): SQL | undefined =>
  and(isAlong(source) ? undefined : range, ...clauses.filter((clause) => clause !== source).map(anyOf));

/** Chooses the index to read along: that of the first filter whose index has the list's order, else the list's own. */
const lineOf = ({ clauses }: WindowRequest): Clause => clauses.find(isAlong) ?? [WHOLE];

/** Reads a page when every filter finds many rows. */
export async function pageOfMany(reading: WindowReading): Promise<Keys> {
  const { bounds, limit, offset } = reading;
  const line = lineOf(reading);
  const near = await within(reading, line, bounds.walked + offset + limit);
  if (!near.stopped || near.keys.length === limit || reading.clauses.includes(line)) return near;
  for (const clause of reading.clauses)
    if (await isSortable(reading, clause)) return { keys: await firstOf(reading, clause), stopped: null };
  return within(reading, line, bounds.wide + offset + limit);
}

/**
 * Reads the first rows along one line of the list. `stopped` is the end of its window of `reach` rows when the page is
 * not full there.
 */
async function within(reading: WindowReading, line: Clause, reach: number): Promise<Keys> {
  const end = restOf(reading, line) ? await endOf(reading, line, reach) : null;
  const keys = await firstOf(reading, line, end, reach);
  return { keys, stopped: keys.length < reading.limit ? end : null };
}

/** Returns the key at which the first of the ways' windows ends; null when the list ends before. */
async function endOf({ ctx, ...asked }: WindowReading, line: Clause, reach: number): Promise<Key | null> {
  const { table, base, sort, place } = asked;
  const beyond = place ? after(sort, place) : undefined;
  const ends = line.map((way) => {
    const { where } = ownWay(asked, way);
    return sql`(select ${keysOf(sort)} from ${table} where ${and(base, where, beyond)}
      order by ${orderOf(sort)} limit 1 offset ${rows(reach)})`;
  });
  const found = await ctx.db.execute<KeyRow>(sql.join(ends, sql` union all `));
  const keys = found.map((row) => toKey(sort, row));
  return keys.reduce<Key | null>(
    (nearest, key) => (nearest && isBefore(sort, nearest, key) ? nearest : key),
    null,
  );
}

/**
 * Returns the first rows that the ways find, in the list's order, as far as `end`, which is about `reach` rows away.
 */
async function firstOf(reading: WindowReading, source: Clause, end?: Key | null, reach = 0): Promise<Key[]> {
  const { ctx, sort, offset, limit } = reading;
  const each = source.map((way) => firstOfWay(reading, { way, rest: restOf(reading, source), end, reach }));
  const found =
    await ctx.db.execute<KeyRow>(sql`select id, value from (${sql.join(each, sql` union `)}) as found
    order by ${keyOrderOf(sort)} limit ${rows(limit)} offset ${rows(offset)}`);
  return found.map((row) => toKey(sort, row));
}

function firstOfWay(
  { table, base, range, sort, place, offset, limit, bounds }: WindowReading,
  { way, rest, end, reach }: { way: Way; rest: SQL | undefined; end?: Key | null; reach: number },
): SQL {
  const own = ownWay({ range, sort }, way);
  const { where, order, along } = own;
  const span = and(place ? after(sort, place) : undefined, end ? upTo(sort, end) : undefined);
  const first = sql`order by ${orderOf(sort)} limit ${rows(offset + limit)}`;
  const keys = sql`select ${keysOf(sort)} from`;
  if (along && !rest) return sql`(${keys} ${table} where ${and(base, where, span)} ${first})`;
  // The end of a window is a key: new rows may have come before it since it was read.
  const most = along ? 2 * reach : bounds.sorted;
  const read = rowsOfWay(table, and(base, along ? span : undefined), own);
  const fence = order ? sql`order by ${order} limit ${rows(most)}` : sql`offset 0`;
  return sql`(${keys} (${read} ${fence}) as ${named(table)} where ${and(sql`true`, rest, span)} ${first})`;
}

/** Whether a filter by itself finds few enough rows to read and sort all of them. */
async function isSortable(
  { ctx, table, base, bounds, ...asked }: WindowReading,
  clause: Clause,
): Promise<boolean> {
  if (clause.some((way) => way.unindexed)) return false;
  const ways = clause.map((way) => ownWay(asked, way));
  const count = await countInTime(ctx, table, { all: base, ways }, bounds.sorted + 1);
  return count !== null && count <= bounds.sorted;
}

/**
 * Counts the rows in the first window of the list, up to one beyond the bound. The count is exact when the window is
 * the whole list.
 */
export async function countMany(reading: WindowReading): Promise<{ count: number; exact: boolean }> {
  const { ctx, table, base, sort, bounds } = reading;
  const line = lineOf(reading);
  const rest = and(sql`true`, restOf(reading, line));
  const windows = line.map(
    (way) => sql`from ${table} where ${and(base, ownWay(reading, way).where)} order by ${orderOf(sort)}`,
  );
  const each = windows.map(
    (window) => sql`(select id from (select * ${window} limit ${rows(bounds.walked)}) as ${named(table)}
      where ${rest} limit ${rows(bounds.counted + 1)})`,
  );
  const beyond = windows.map(
    (window) => sql`exists (select ${window} limit 1 offset ${rows(bounds.walked)})`,
  );
  const [row] = await ctx.db.execute<{ count: number; more: boolean }>(sql`
    select (select count(*)::int from (${sql.join(each, sql` union `)}) as found) as count, ${sql.join(beyond, sql` or `)} as more`);
  return { count: row?.count ?? 0, exact: row?.more === false };
}

const named = (table: Listed) => sql.identifier(getTableName(table));
