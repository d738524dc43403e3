import { and, eq, sql, type SQL } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { type Count, findHits, readPage } from "@/lib/listing/hits";
import { type CountedPage, noLessThan, rowsOf } from "@/lib/listing/listing";
import { numbered, offsetOf, type PagePlace, readCursor, toPage } from "@/lib/listing/paging";
import { allow } from "@/lib/allow";
import type { Clause, Keys, WindowRequest } from "@/lib/listing/windows";
import { between } from "./narrowing";
import { ListBlacklist } from "./schema";
import { servedWaysOf } from "./searching";

const columns = {
  blocked_at: contacts.blockedAt,
  created_at: contacts.createdAt,
  number: contacts.number,
};

export type BlacklistPage = CountedPage<Contact>;

/**
 * Returns the company's blacklist: its contacts with `blocked = true`, searched, sorted and cut into pages by key, so
 * that the millionth page costs as much as the first. `page` (instead of `cursor`) works up to row 100,000. The count
 * of the whole list is exact. A filtered count is exact up to 10,000 and says when it is not. When a page would need
 * too much reading, it is short, and its cursor goes on. Needs `Contact:read`.
 */
export async function listBlacklist(ctx: Context, input: ListBlacklist): Promise<BlacklistPage> {
  allow(ctx, "Contact:read");
  const query = ListBlacklist.parse(input);
  const place = placeOf(query);
  const offset = query.cursor && query.cursor !== "-1" ? 0 : offsetOf(query);
  const asked = { ...(await askedOf(ctx, query, place)), offset, limit: query.perPage + 1 };
  const { keys, stopped, ...count } = await readKeys(ctx, asked);
  const page = toPage(keys, {
    place: place ?? (offset > 0 ? numbered(offset) : null),
    perPage: query.perPage,
    keyOf: (key) => key,
    stopped,
  });
  const rows = await rowsOf(ctx, contacts, page.rows);
  // A number that was unblocked since its key was read is not shown.
  return { ...page, rows: rows.filter(({ blocked }) => blocked), ...noLessThan(page, count) };
}

/** The count of the whole list is known without counting the rows. */
async function readKeys(ctx: Context, asked: WindowRequest): Promise<Keys & Count> {
  if (asked.clauses.length > 0 || asked.range) return findHits(ctx, asked);
  const [keys, totalCount] = await Promise.all([readPage(ctx, asked), countBlocked(ctx)]);
  return { ...keys, totalCount, totalCountExact: true };
}

type Query = z.output<typeof ListBlacklist>;

async function askedOf(ctx: Context, query: Query, place: PagePlace | null) {
  const ranges = {
    blocked_at: between(contacts.blockedAt, query.blockedAtFrom, query.blockedAtTo),
    created_at: between(contacts.createdAt, query.createdAtFrom, query.createdAtTo),
    number: undefined,
  };
  const others = (["blocked_at", "created_at"] as const).flatMap((name): Clause[] => {
    const where = name === query.order ? undefined : ranges[name];
    return where ? [[{ where, order: sql`${columns[name]}, ${contacts.id}` }]] : [];
  });
  const text = query.fulltext?.trim() ? query.fulltext : undefined;
  const sorted = query.order === "number" ? "by number" : undefined;
  return {
    table: contacts,
    base: and(eq(contacts.companyId, ctx.companyId), sql`${contacts.blocked}`),
    range: ranges[query.order],
    clauses: [...(text === undefined ? [] : [await servedWaysOf(ctx, text, sorted)]), ...others],
    sort: {
      column: columns[query.order],
      id: contacts.id,
      descending: (query.orderDir === "desc") !== Boolean(place?.before),
    },
    place,
  };
}

/**
 * When less than a page precedes a place, the page before it is the first page. Reading it from the start needs no look
 * beyond it.
 */
function placeOf(query: Query): PagePlace | null {
  const place = readCursor(query.cursor, query.order === "number" ? "number" : "time");
  return place?.before && place.skipped <= query.perPage ? null : place;
}

/** Returns exactly how many numbers the company has blocked, without counting them. */
export async function countBlocked(ctx: Context): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(countOfBlocked(ctx));
  return row?.count ?? 0;
}

/** Returns the query of `countBlocked`, for a connection other than the context's. Its only column is `count`. */
export const countOfBlocked = ({ companyId }: Pick<Context, "companyId">): SQL =>
  sql`select coalesce(sum(delta), 0)::int as count from blocked_counts where company_id = ${companyId}`;
