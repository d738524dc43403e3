import { type InferSelectModel, type SQL, and, desc, eq, or, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import type { ListSetUp } from "@/lib/offers/schema";
import { type Page, offsetOf, readCursor, toPage } from "@/lib/paging";
import { SHORTEST_SEARCH, refuseShort } from "@/lib/searching";

export type SetUpPage<Row> = Page<Row> & { totalCount: number; totalCountExact: true };

type SetUpTable = PgTable & { companyId: PgColumn; id: PgColumn; createdAt: PgColumn };

/** Finds by a part of the name, or of a number in any spelling: `numbered` gets a pattern of its digits. Throws `Invalid` for fewer than three characters. */
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
 * What people have set up of one kind, the newest first, in pages by (created_at, id). For tables of at most some hundred
 * rows in a company, counted and sorted without an index. `only` narrows them. The caller has checked the permission and parsed the query.
 */
export async function listSetUp<T extends SetUpTable>(
  { db, companyId }: Context,
  table: T & { $inferSelect: { id: number; createdAt: Date } },
  query: z.output<typeof ListSetUp>,
  only?: SQL,
): Promise<SetUpPage<InferSelectModel<T>>> {
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const { createdAt, id } = table;
  const beyond = place
    ? sql`(${createdAt}, ${id}) ${place.before ? sql`>` : sql`<`} (${place.value}::timestamptz, ${place.id})`
    : undefined;
  const ours = and(eq(table.companyId, companyId), only);
  const [rows, totalCount] = await Promise.all([
    db
      .select()
      .from(table as PgTable)
      .where(and(ours, beyond))
      .orderBy(...(place?.before ? [createdAt, id] : [desc(createdAt), desc(id)]))
      .offset(offset)
      .limit(query.perPage + 1),
    db.$count(table as PgTable, ours),
  ]);
  const page = toPage(rows as InferSelectModel<T>[], {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: (row) => {
      const { createdAt, id } = row as { id: number; createdAt: Date };
      return { value: createdAt.toISOString(), id };
    },
  });
  return { ...page, totalCount, totalCountExact: true };
}
