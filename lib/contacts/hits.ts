import { type SQL, and, eq, or, sql } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { type BlacklistFilter, candidates, countUpTo } from "./narrowing";

/** Filtered counts are counted up to here; see the contract. */
export const COUNTED = 10_000;

/** How far along the sorted list a search of many hits looks for a page of them, and how many hits are still sorted. */
const BOUNDS = { counted: COUNTED, walked: 50_000, sorted: 100_000 };

/** Which rows of a sorted list a page needs. */
export type Cut = { beyond: SQL | undefined; order: SQL; offset: number; limit: number };

export type Hits = { rows: Contact[]; totalCount: number; totalCountExact: boolean };

/**
 * A page of what a filter finds, and how many that are. Few hits are fetched by the search's own indexes and sorted. Of
 * many, a page's worth is soon met along the sorted list; unless they all stand at its far end, like an old upload of
 * German numbers, or the first +1719 of a list in the order of its numbers: then each way of searching gives its own first
 * ones, and the page is the first of these.
 */
export async function findHits(
  ctx: Context,
  filter: BlacklistFilter,
  cut: Cut,
  bounds = BOUNDS,
): Promise<Hits> {
  const { counted, walked, sorted } = bounds;
  const count = await countUpTo(ctx, filter, counted + 1);
  if (count <= counted) {
    const rows = await among(ctx, cut, candidates(filter, counted));
    return { rows, totalCount: count, totalCountExact: true };
  }
  const many = { totalCount: counted, totalCountExact: false };
  const near = await walkWithin(ctx, filter, cut, walked);
  if (near.length === cut.limit) return { rows: near, ...many };
  const firsts = await Promise.all(
    filter.ways.map((way) => firstsOf(ctx, { all: filter.all, ways: [way] }, cut, sorted)),
  );
  return { rows: await among(ctx, cut, sql.join(firsts, sql` union `)), ...many };
}

/** A page along the sorted list, to its end if need be. */
export const walk = (ctx: Context, where: SQL | undefined, cut: Cut) =>
  ctx.db
    .select()
    .from(contacts)
    .where(and(where, cut.beyond))
    .orderBy(cut.order)
    .offset(cut.offset)
    .limit(cut.limit);

function walkWithin(ctx: Context, { all, ways }: BlacklistFilter, cut: Cut, reach: number) {
  const near = ctx.db
    .select()
    .from(contacts)
    .where(and(all, cut.beyond))
    .orderBy(cut.order)
    .limit(reach)
    .as("contacts");
  return ctx.db
    .select()
    .from(near)
    .where(or(...ways.map((way) => way.where)))
    .orderBy(cut.order)
    .offset(cut.offset)
    .limit(cut.limit);
}

const among = (ctx: Context, cut: Cut, ids: SQL) => walk(ctx, oneOf(ctx, ids), cut);

/** An array and not a join: it is fetched by the primary key, whatever the planner thinks of its length. */
const oneOf = (ctx: Context, ids: SQL) =>
  and(eq(contacts.companyId, ctx.companyId), sql`${contacts.id} = any(array(${ids}))`);

/** The ids of the first rows, in the list's order, of what one way finds. */
async function firstsOf(
  ctx: Context,
  one: Pick<BlacklistFilter, "all" | "ways">,
  cut: Cut,
  sorted: number,
): Promise<SQL> {
  const few = (await countUpTo(ctx, one, sorted + 1)) <= sorted;
  const where = few ? oneOf(ctx, candidates(one, sorted)) : and(one.all, ...one.ways.map((way) => way.where));
  return sql`(select ${contacts.id} from ${contacts} where ${and(where, cut.beyond)}
    order by ${cut.order} limit ${cut.offset + cut.limit})`;
}
