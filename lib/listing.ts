import { type InferSelectModel, type SQL, and, eq, gte, lte, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import {
  COUNTED,
  type Count,
  type Cut,
  type Filter,
  type Listed,
  countUpTo,
  findHits,
  walk,
} from "@/lib/hits";
import type { ListByTime } from "@/lib/listing/schema";
import { type Page, type Place, offsetOf, readCursor, toPage } from "@/lib/paging";
import { searchTerms } from "@/lib/phone";
import { type Way, numberWays, refuseShort } from "@/lib/searching";

export type CountedPage<Row> = Page<Row> & Count;

/** A table listed by time, whose numbers are searched: indexed by (company_id, created_at, id), by the number, by its last digits. */
type Timed = Listed & { createdAt: PgColumn; callerId: PgColumn };

type TimedRow = { id: number; createdAt: Date };

/**
 * The company's rows of a table by time, searched by number (whole in any spelling, its beginning, its last digits) and cut
 * into pages by (created_at, id), so that the millionth page costs what the first costs. `conditions` are the list's own
 * filters; each is best served by an index that goes on with created_at and id. So is each of `oneOf`, of which one must hold.
 * Counted exactly up to 10,000. The caller has checked the permission and parsed the query.
 */
export async function listByTime<T extends Timed>(
  ctx: Context,
  {
    table,
    query,
    conditions = [],
    oneOf,
  }: {
    table: T & { $inferSelect: TimedRow };
    query: z.output<typeof ListByTime>;
    conditions?: (SQL | undefined)[];
    oneOf?: SQL[];
  },
): Promise<CountedPage<InferSelectModel<T>>> {
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const cut = cutOf(table, query, place, offset);
  const all = and(
    eq(table.companyId, ctx.companyId),
    query.createdAtFrom && gte(table.createdAt, query.createdAtFrom),
    query.createdAtTo && lte(table.createdAt, query.createdAtTo),
    ...conditions,
  );
  const { rows, ...count } = query.fulltext?.trim()
    ? await findHits(ctx, {
        table,
        filter: { all: and(all, oneOf && or(...oneOf)), ways: waysOf(ctx, table, query.fulltext) },
        cut,
      })
    : oneOf
      ? await findHits(ctx, { table, filter: { all, ways: oneOf.map((where) => byTime(table, where)) }, cut })
      : await readAll(ctx, table, all, cut);
  const page = toPage(rows, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf,
  });
  return { ...page, ...count };
}

/** What `$inferSelect` of the table promises. */
const keyOf = (row: object) => {
  const { id, createdAt } = row as TimedRow;
  return { value: createdAt.toISOString(), id };
};

function waysOf(ctx: Context, table: Timed, text: string) {
  refuseShort(text);
  return numberWays(table.callerId, searchTerms(text, ctx.country));
}

const byTime = (table: Timed, where: SQL): Way => ({
  where,
  order: sql`${table.createdAt}, ${table.id}`,
});

/** Without a search the rows are counted along the index that sorts them. */
async function readAll<T extends Timed>(ctx: Context, table: T, all: SQL | undefined, cut: Cut) {
  const filter: Filter = { all, ways: [byTime(table, sql`true`)] };
  const [rows, count] = await Promise.all([
    walk(ctx, table, all, cut),
    countUpTo(ctx, table, filter, COUNTED + 1),
  ]);
  return { rows, totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}

function cutOf(
  table: Timed,
  query: { orderDir: "asc" | "desc"; perPage: number },
  place: Place | null,
  offset: number,
): Cut {
  const descending = (query.orderDir === "desc") !== Boolean(place?.before);
  const direction = descending ? sql`desc` : sql`asc`;
  return {
    beyond:
      place === null
        ? undefined
        : sql`(${table.createdAt}, ${table.id}) ${descending ? sql`<` : sql`>`} (${place.value}::timestamptz, ${place.id})`,
    order: sql`${table.createdAt} ${direction}, ${table.id} ${direction}`,
    offset,
    limit: query.perPage + 1,
  };
}
