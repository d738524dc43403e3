import { type SQL, and, eq, gte, lte, or, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import type { Filter } from "@/lib/listing/candidates";
import type { ListBlacklist } from "./schema";
import { waysOf } from "./searching";

/** The part of the blacklist that a query selects. */
export type BlacklistFilter = Filter & {
  /** All filters in one condition on contacts. */
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
  const ways = text === undefined ? [byRange] : waysOf(ctx, text);
  return {
    all,
    ways,
    where: and(all, or(sql`false`, ...ways.map((way) => way.where))),
    narrowed: text !== undefined || blockedAt !== undefined || createdAt !== undefined,
  };
}

/** Returns the condition that a time is within a range, or undefined when there is no range. */
export function between(
  column: typeof contacts.blockedAt | typeof contacts.createdAt,
  from: Date | undefined,
  to: Date | undefined,
): SQL | undefined {
  return and(from && gte(column, from), to && lte(column, to));
}
