import { type SQL, sql } from "drizzle-orm";

/** What a row points at by a column of that name and `_id`; its table has the name in the plural. */
type Named = "contact" | "offer" | "buyer" | "lead" | "schedule";

/**
 * Joins what a row points at, each under its own name and looked up by its key. A row that points at nothing stays.
 * `row` is what the row's table is called in the statement.
 */
export const pointedAt = (row: string, records: readonly Named[]): SQL =>
  sql.raw(
    records
      .map(
        (record) => `left join lateral (
          select * from ${record}s where company_id = ${row}.company_id and id = ${row}.${record}_id limit 1
        ) as ${record} on true`,
      )
      .join("\n"),
  );

/** Who asked for a row, in SQL: a person's email or a token's name. `row` as for `pointedAt`. */
export const askerNames = (row: string) => ({
  person: sql<string | null>`(select email from users where users.id = ${sql.identifier(row)}.user_id)`,
  token: sql<string | null>`(select token.name from access_tokens as token
    where token.company_id = ${sql.identifier(row)}.company_id and token.id = ${sql.identifier(row)}.access_token_id)`,
});

/** A time that a statement gave as milliseconds since 1970. */
export const timeOf = (milliseconds: string | null | undefined): Date | null =>
  milliseconds == null ? null : new Date(Number(milliseconds));
