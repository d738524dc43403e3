import { type SQL, and, eq, gte, lte, sql } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { type Page, type Place, offsetOf, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { type BlacklistOrder, ListBlacklist } from "./schema";
import { matching } from "./searching";

/** Filtered counts are counted up to here; see the contract. */
export const COUNTED = 10_000;

const columns: Record<
  BlacklistOrder,
  { column: typeof contacts.blockedAt | typeof contacts.createdAt | typeof contacts.number; cast: SQL }
> = {
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
  const place = readCursor(query.cursor, query.order === "number" ? "number" : "time");
  const offset = place ? 0 : offsetOf(query);
  const filter = blacklistFilter(ctx, query);
  const { column, cast } = columns[query.order];
  const descending = (query.orderDir === "desc") !== Boolean(place?.before);
  const direction = descending ? sql`desc` : sql`asc`;
  const [fetched, count] = await Promise.all([
    ctx.db
      .select()
      .from(contacts)
      .where(and(filter.where, place ? beyond(column, cast, place, descending) : undefined))
      .orderBy(sql`${column} ${direction}`, sql`${contacts.id} ${direction}`)
      .offset(offset)
      .limit(query.perPage + 1),
    countBlacklist(ctx, filter),
  ]);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: (row) => ({ value: keyOf(row, query.order), id: row.id }),
  });
  return { ...page, ...count };
}

type Filter = { where: SQL | undefined; narrowed: boolean };

/** What of the blacklist is asked for, as one condition on contacts. */
export function blacklistFilter(
  ctx: Context,
  query: Pick<ListBlacklist, "fulltext" | "createdAtFrom" | "createdAtTo" | "blockedAtFrom" | "blockedAtTo">,
): Filter {
  const narrowing = [
    query.fulltext ? matching(query.fulltext, ctx.country) : undefined,
    query.createdAtFrom && gte(contacts.createdAt, query.createdAtFrom),
    query.createdAtTo && lte(contacts.createdAt, query.createdAtTo),
    query.blockedAtFrom && gte(contacts.blockedAt, query.blockedAtFrom),
    query.blockedAtTo && lte(contacts.blockedAt, query.blockedAtTo),
  ].filter((condition) => condition !== undefined);
  return {
    where: and(eq(contacts.companyId, ctx.companyId), sql`${contacts.blocked}`, ...narrowing),
    narrowed: narrowing.length > 0,
  };
}

async function countBlacklist(ctx: Context, filter: Filter) {
  if (!filter.narrowed) return { totalCount: await countBlocked(ctx), totalCountExact: true };
  const some = ctx.db
    .select({ one: sql`1` })
    .from(contacts)
    .where(filter.where)
    .limit(COUNTED + 1)
    .as("some");
  const [row] = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return { totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}

/** How many numbers the company has blocked, exactly, without counting them. */
export async function countBlocked(ctx: Context): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select coalesce(sum(delta), 0)::int as count from blocked_counts where company_id = ${ctx.companyId}`,
  );
  return row?.count ?? 0;
}

function beyond(
  column: SQL | (typeof columns)[BlacklistOrder]["column"],
  cast: SQL,
  { value, id }: Place,
  descending: boolean,
) {
  return sql`(${column}, ${contacts.id}) ${descending ? sql`<` : sql`>`} (${value}::${cast}, ${id})`;
}

function keyOf(row: Contact, order: BlacklistOrder): string {
  if (order === "number") return row.number;
  return ((order === "created_at" ? row.createdAt : row.blockedAt) ?? new Date(0)).toISOString();
}
