import { and, eq, getTableColumns, gte, type InferSelectModel, lte, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { eachOf, type Listed } from "@/lib/listing/candidates";
import { COUNT_LIMIT } from "./counting";
import type { Context } from "@/lib/context";
import { type Count, findHits } from "@/lib/listing/hits";
import type { CreatedRange, ListByTime } from "@/lib/listing/schema";
import { numbered, offsetOf, type Page, readCursor, toPage } from "@/lib/listing/paging";
import { searchTerms } from "@/lib/phone/search-terms";
import { numberWays, refuseShort, type Way } from "@/lib/listing/searching";
import type { Key, Sort } from "@/lib/listing/sorting";
import type { Clause, WindowRequest } from "@/lib/listing/windows";

export type CountedPage<Row> = Page<Row> & Count;

/**
 * A table listed by time, whose numbers are searched: indexed by (company_id, created_at, id), by the number and time,
 * by its last digits.
 */
type Timed = Listed & { createdAt: PgColumn; callerId: PgColumn };

type TimedRow = { id: number; createdAt: Date };

/**
 * The company's rows of a table by time, searched by number (whole in any spelling, its beginning, its last digits) and
 * cut into pages by (created_at, id), so that the millionth page costs what the first costs. `filters` are the list's
 * own, the narrowest first: of the conditions of each one must hold, and each has an index that goes on with created_at
 * and id. Counted exactly up to 10,000. A page for which too much would have to be read is short, and its cursor goes
 * on. The caller has checked the permission and parsed the query.
 */
export async function listByTime<T extends Timed>(
  ctx: Context,
  {
    table,
    query,
    filters = [],
  }: {
    table: T & { $inferSelect: TimedRow };
    query: z.output<typeof ListByTime>;
    filters?: (SQL | SQL[] | undefined)[];
  },
): Promise<CountedPage<InferSelectModel<T>>> {
  const clauses = filters
    .filter((filter) => filter !== undefined)
    .map((filter): Clause => [filter].flat().map((where) => ({ where, along: true })));
  const searched = query.fulltext?.trim() ? waysOf(ctx, table, query.fulltext) : undefined;
  const page = await pageOfKeys(ctx, query, {
    table,
    base: eq(table.companyId, ctx.companyId),
    range: createdWithin(table.createdAt, query),
    clauses: searched ? [searched, ...clauses] : clauses,
    sort: { column: table.createdAt, id: table.id },
  });
  return { ...page, rows: await rowsOf(ctx, table, page.rows) };
}

/** The condition that a record was created within a range; none for no range. */
export const createdWithin = (column: PgColumn, { createdAtFrom, createdAtTo }: CreatedRange) =>
  and(createdAtFrom && gte(column, createdAtFrom), createdAtTo && lte(column, createdAtTo));

type Query = { cursor?: string; page?: number; perPage: number; orderDir?: "asc" | "desc" };
type Unplaced = Pick<WindowRequest, "table" | "base" | "range" | "clauses"> & {
  sort: Omit<Sort, "descending">;
};

/**
 * The keys of a page of a list sorted by time, the newest first unless `orderDir` is asc, and how many rows are found.
 */
export async function pageOfKeys(ctx: Context, query: Query, asked: Unplaced): Promise<CountedPage<Key>> {
  const { cursor, perPage, orderDir = "desc" } = query;
  const place = readCursor(cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const descending = (orderDir === "desc") !== Boolean(place?.before);
  const { keys, stopped, ...count } = await findHits(ctx, {
    ...asked,
    sort: { ...asked.sort, descending },
    place,
    offset,
    limit: perPage + 1,
  });
  const from = place ?? (offset > 0 ? numbered(offset) : null);
  const found = toPage(keys, { place: from, perPage, keyOf: (key) => key, stopped });
  return { ...found, ...noLessThan(found, count) };
}

/** What was counted within bounds, and no less than what the pages have shown so far. */
export function noLessThan({ shown }: Page<Key>, count: Count): Count {
  if (count.totalCountExact) return count;
  return { ...count, totalCount: Math.max(count.totalCount, Math.min(shown, COUNT_LIMIT)) };
}

/** The rows of some keys, in their order. */
export async function rowsOf<T extends Listed>(
  ctx: Context,
  table: T,
  keys: Key[],
): Promise<InferSelectModel<T>[]> {
  const ids = keys.map(({ id }) => id);
  const found: object[] = await ctx.db.select(getTableColumns<Listed>(table)).from(theseOf(ctx, table, ids));
  // Drizzle cannot name the rows of a table that it knows only at run time.
  return inOrder(ids, found as (InferSelectModel<T> & { id: number })[]);
}

/** The company's rows of these ids, in place of the table in a `from`. */
export const theseOf = (ctx: Pick<Context, "companyId">, table: Listed, ids: number[]) =>
  eachOf(ctx, table, sql`select unnest(${sql.param(ids)}::bigint[])`);

/** Rows in the order of their ids; one that is gone by now is left out. */
export function inOrder<Row extends { id: number }>(ids: number[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

function waysOf(ctx: Context, table: Timed, text: string): Way[] {
  refuseShort(text);
  return numberWays(table.callerId, searchTerms(text, ctx.country), "within a number");
}
