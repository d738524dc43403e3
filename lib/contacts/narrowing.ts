import { type SQL, and, eq, gte, lte, or, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import type { ListBlacklist } from "./schema";
import { type Way, waysOf } from "./searching";

/** What of the blacklist is asked for: `all` conditions hold, and one of the `ways`. */
export type BlacklistFilter = {
  all: SQL | undefined;
  ways: Way[];
  /** Everything in one condition on contacts. */
  where: SQL | undefined;
  /** False for the whole list. */
  narrowed: boolean;
};

type Narrowing = Pick<
  ListBlacklist,
  "fulltext" | "createdAtFrom" | "createdAtTo" | "blockedAtFrom" | "blockedAtTo"
>;

/** Reads the search and the time ranges of a query. */
export function blacklistFilter(ctx: Context, query: Narrowing): BlacklistFilter {
  const blockedAt = between(contacts.blockedAt, query.blockedAtFrom, query.blockedAtTo);
  const createdAt = between(contacts.createdAt, query.createdAtFrom, query.createdAtTo);
  const all = and(eq(contacts.companyId, ctx.companyId), sql`${contacts.blocked}`, blockedAt, createdAt);
  const text = query.fulltext?.trim() ? query.fulltext : undefined;
  const byRange = { where: sql`true`, order: sql`${blockedAt ? contacts.blockedAt : contacts.createdAt}` };
  const ways = text === undefined ? [byRange] : waysOf(text, ctx.country);
  return {
    all,
    ways,
    where: and(all, or(sql`false`, ...ways.map((way) => way.where))),
    narrowed: text !== undefined || blockedAt !== undefined || createdAt !== undefined,
  };
}

function between(
  column: typeof contacts.blockedAt | typeof contacts.createdAt,
  from: Date | undefined,
  to: Date | undefined,
): SQL | undefined {
  return and(from && gte(column, from), to && lte(column, to));
}

/**
 * The ids of what a filter finds, at most `most` by each of its ways. Each way reads its own index: in that index's order,
 * or planned as if all were wanted. So the planner, however wrong it is about how many there are, cannot choose to read the
 * whole table until it has met enough.
 */
export function candidates({ all, ways }: Pick<BlacklistFilter, "all" | "ways">, most: number): SQL {
  const found = ways.map(({ where, order }) => {
    const hits = sql`select ${contacts.id} from ${contacts} where ${and(all, where)}`;
    return order
      ? sql`(${hits} order by ${order} limit ${most})`
      : sql`(with hits as materialized (${hits}) select id from hits limit ${most})`;
  });
  return found.length === 0 ? sql`select 0::bigint as id where false` : sql.join(found, sql` union `);
}

/** How many contacts a filter finds, counted up to `most`. */
export async function countUpTo(
  ctx: Context,
  filter: Pick<BlacklistFilter, "all" | "ways">,
  most: number,
): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${candidates(filter, most)}) as found limit ${most}) as counted`,
  );
  return row?.count ?? 0;
}
