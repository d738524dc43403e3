import { eq, type InferSelectModel, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Listed } from "@/lib/listing/candidates";
import type { Context } from "@/lib/context";
import { type CountedPage, createdWithin, pageOfKeys, rowsOf } from "@/lib/listing/listing";
import type { CreatedRange } from "@/lib/listing/schema";
import type { ListSetUp } from "./schema";
import { refuseShort, SHORTEST_SEARCH } from "@/lib/listing/searching";

export type SetUpPage<Row> = CountedPage<Row>;

type SetUpTable = Listed & { createdAt: PgColumn };

/**
 * Makes the condition that a text is a part of the name, or of a number in any spelling. `numbered` gets a pattern of
 * the text's digits. Returns undefined for no text. Throws `Invalid` for fewer than three characters.
 */
export function calledOrNumbered(
  fulltext: string | undefined,
  name: PgColumn,
  numbered: (pattern: string) => SQL,
): SQL | undefined {
  const text = fulltext?.trim();
  if (!text) return undefined;
  refuseShort(text);
  const called = sql`${name} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;
  const digits = text.replace(/\D/g, "");
  return digits.length >= SHORTEST_SEARCH && !/\p{L}/u.test(text)
    ? or(called, numbered(`%${digits}%`))
    : called;
}

/**
 * Lists the records of one kind that people have set up, in pages by id. The newest come first unless `orderDir` is
 * asc. `only` narrows the list without an index of its own: when a page would need too many rows to be read, it is
 * short, and its cursor goes on. The caller has checked the permission and parsed the query.
 */
export async function listSetUp<T extends SetUpTable>(
  ctx: Context,
  table: T & { $inferSelect: { id: number; createdAt: Date } },
  query: Omit<z.output<typeof ListSetUp>, "fulltext"> & CreatedRange,
  only?: SQL,
): Promise<SetUpPage<InferSelectModel<T>>> {
  const wanted = [only, createdWithin(table.createdAt, query)].filter((where) => where !== undefined);
  const page = await pageOfKeys(ctx, query, {
    table,
    base: eq(table.companyId, ctx.companyId),
    clauses: wanted.map((where) => [{ where, unindexed: true }]),
    sort: { column: table.createdAt, id: table.id, byId: true },
  });
  return { ...page, rows: await rowsOf(ctx, table, page.rows) };
}
