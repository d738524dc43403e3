import { type SQL, sql } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { type Cut, type Hits, findHits, walk } from "@/lib/hits";
import { type Page, type Place, offsetOf, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { blacklistFilter } from "./narrowing";
import { type BlacklistOrder, ListBlacklist } from "./schema";

const columns = {
  blocked_at: { column: contacts.blockedAt, cast: sql`timestamptz` },
  created_at: { column: contacts.createdAt, cast: sql`timestamptz` },
  number: { column: contacts.number, cast: sql`text` },
};

export type BlacklistPage = Page<Contact> & { totalCount: number; totalCountExact: boolean };

/**
 * The company's blacklist: its contacts with `blocked = true`, searched, sorted and cut into pages by key, so that the
 * millionth page costs what the first costs. `page` (instead of `cursor`) works to row 100,000. The count of the whole list
 * is exact; a filtered one is exact up to 10,000 and says when it is not. Needs `Contact:read`.
 */
export async function listBlacklist(ctx: Context, input: ListBlacklist): Promise<BlacklistPage> {
  allow(ctx, "Contact:read");
  const query = ListBlacklist.parse(input);
  const place = placeOf(query);
  const offset = query.cursor && query.cursor !== "-1" ? 0 : offsetOf(query);
  const filter = blacklistFilter(ctx, query);
  const cut = cutOf(query, place, offset);
  const { rows: fetched, ...count } = filter.narrowed
    ? await findHits(ctx, { table: contacts, filter, cut })
    : await readAll(ctx, filter.all, cut);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: (row) => ({ value: keyOf(row, query.order), id: row.id }),
  });
  return { ...page, ...count };
}

async function readAll(ctx: Context, where: SQL | undefined, cut: Cut): Promise<Hits<Contact>> {
  const [rows, totalCount] = await Promise.all([walk(ctx, contacts, where, cut), countBlocked(ctx)]);
  return { rows, totalCount, totalCountExact: true };
}

function cutOf(
  query: { order: BlacklistOrder; orderDir: "asc" | "desc"; perPage: number },
  place: Place | null,
  offset: number,
): Cut {
  const { column, cast } = columns[query.order];
  const descending = (query.orderDir === "desc") !== Boolean(place?.before);
  const direction = descending ? sql`desc` : sql`asc`;
  return {
    beyond:
      place === null
        ? undefined
        : sql`(${column}, ${contacts.id}) ${descending ? sql`<` : sql`>`} (${place.value}::${cast}, ${place.id})`,
    order: sql`${column} ${direction}, ${contacts.id} ${direction}`,
    offset,
    limit: query.perPage + 1,
  };
}

function keyOf(row: Contact, order: BlacklistOrder): string {
  if (order === "number") return row.number;
  return ((order === "created_at" ? row.createdAt : row.blockedAt) ?? new Date(0)).toISOString();
}

/** The page before a place that less than a page precedes is the first one; reading it from the start needs no look beyond it. */
function placeOf(query: z.output<typeof ListBlacklist>): Place | null {
  const place = readCursor(query.cursor, query.order === "number" ? "number" : "time");
  return place?.before && place.skipped <= query.perPage ? null : place;
}

/** How many numbers the company has blocked, exactly, without counting them. */
export async function countBlocked(ctx: Context): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select coalesce(sum(delta), 0)::int as count from blocked_counts where company_id = ${ctx.companyId}`,
  );
  return row?.count ?? 0;
}
