import { eq, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Listed } from "@/lib/listing/candidates";
import { type CountedPage, createdWithin, inOrder, pageOfKeys } from "@/lib/listing/listing";
import type { CreatedRange } from "@/lib/listing/schema";

type Query = z.output<typeof CreatedRange> & {
  cursor?: string;
  page?: number;
  perPage: number;
  orderDir?: "asc" | "desc";
};

type Scope = Pick<Context, "companyId" | "db">;

/** Finds the records of these ids, in any order, with the names of what they refer to. */
type Named<Row, Ctx extends Scope> = (ctx: Ctx, ids: number[]) => PromiseLike<Row[]>;

/**
 * Lists the company's records of one kind of job with their names, in pages by key. The newest come first unless
 * `orderDir` is asc. `filters` narrow the list; no index helps them. The caller has checked the permission and parsed
 * the query.
 */
export async function listNamed<Row extends { id: number }>(
  ctx: Context,
  {
    table,
    query,
    filters = [],
    named,
  }: {
    table: Listed & { createdAt: PgColumn };
    query: Query;
    filters?: (SQL | undefined)[];
    named: Named<Row, Context>;
  },
): Promise<CountedPage<Row>> {
  const page = await pageOfKeys(ctx, query, {
    table,
    base: eq(table.companyId, ctx.companyId),
    range: createdWithin(table.createdAt, query),
    clauses: filters.filter((where) => where !== undefined).map((where) => [{ where, unindexed: true }]),
    sort: { column: table.createdAt, id: table.id },
  });
  const ids = page.rows.map(({ id }) => id);
  return { ...page, rows: ids.length > 0 ? inOrder(ids, await named(ctx, ids)) : [] };
}

/**
 * Returns one record with its names. Throws `NotFound`, which calls it `what`. The caller has checked the permission.
 */
export async function oneNamed<Row, Ctx extends Scope>(
  ctx: Ctx,
  id: number,
  { what, named }: { what: string; named: Named<Row, Ctx> },
): Promise<Row> {
  const [record] = Number.isSafeInteger(id) ? await named(ctx, [id]) : [];
  if (!record) throw new NotFound(what);
  return record;
}
