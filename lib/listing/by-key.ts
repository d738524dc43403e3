import { type InferSelectModel, and, eq } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Listed } from "@/lib/listing/candidates";

/** A table whose records have a uuid beside their id. */
type Keyed = Listed & { uuid: PgColumn };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ID = /^\d{1,15}$/;

/**
 * Returns the company's row of a table by its uuid or its internal id, since the API takes both. Throws `NotFound`,
 * which calls the row `what`, when the company has none. The caller has checked the permission.
 */
export async function byKey<T extends Keyed>(
  ctx: Pick<Context, "companyId" | "db">,
  { table, key, what }: { table: T; key: string; what: string },
): Promise<InferSelectModel<T>> {
  const wanted = isKey(table, key);
  const [row] = wanted
    ? await ctx.db
        .select()
        .from<Keyed>(table)
        .where(and(eq(table.companyId, ctx.companyId), wanted))
    : [];
  if (!row) throw new NotFound(what);
  // Drizzle cannot name the row of a table that it knows only at run time.
  return row as InferSelectModel<T>;
}

function isKey(table: Keyed, key: string) {
  if (UUID.test(key)) return eq(table.uuid, key);
  return ID.test(key) ? eq(table.id, Number(key)) : undefined;
}
