import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** A row's place in a sorted list: its sort value, as a cursor carries it, and its id. */
export type Key = { value: string; id: number };

/** How a list is sorted: by a column and then by the id, or, with `byId`, by the id alone. */
export type Sort = { column: PgColumn; id: PgColumn; byId?: boolean; descending: boolean };

export type KeyRow = { id: number; value: string };

const isTime = ({ column }: Sort) => column.dataType === "date";

/** The order of a list, for `order by`. */
export function orderOf({ column, id, byId, descending }: Sort): SQL {
  const direction = descending ? sql`desc` : sql`asc`;
  return byId ? sql`${id} ${direction}` : sql`${column} ${direction}, ${id} ${direction}`;
}

/** The keys of rows, to be read by `toKey`; they sort as the rows do, see `keyOrderOf`. */
export const keysOf = (sort: Sort): SQL =>
  sql`${sort.id} as id, ${isTime(sort) ? sql`extract(epoch from ${sort.column}) * 1000` : sort.column} as value`;

export function keyOrderOf({ byId, descending }: Sort): SQL {
  const direction = descending ? sql`desc` : sql`asc`;
  return byId ? sql`id ${direction}` : sql`value ${direction}, id ${direction}`;
}

export const toKey = (sort: Sort, { id, value }: KeyRow): Key => ({
  id,
  value: isTime(sort) ? new Date(Number(value)).toISOString() : value,
});

/** The rows that come after a key in the order of the list. */
export const after = (sort: Sort, key: Key): SQL => compare(sort, sort.descending ? sql`<` : sql`>`, key);

/** The rows that come before a key, and its own. */
export const upTo = (sort: Sort, key: Key): SQL => compare(sort, sort.descending ? sql`>=` : sql`<=`, key);

/** Whether the first key comes before the second. */
export function isBefore({ byId, descending }: Sort, one: Key, other: Key): boolean {
  const order = byId || one.value === other.value ? one.id - other.id : one.value < other.value ? -1 : 1;
  return descending ? order > 0 : order < 0;
}

function compare(sort: Sort, sign: SQL, { value, id }: Key): SQL {
  if (sort.byId) return sql`${sort.id} ${sign} ${id}`;
  const cast = isTime(sort) ? sql`timestamptz` : sql`text`;
  return sql`(${sort.column}, ${sort.id}) ${sign} (${value}::${cast}, ${id})`;
}
