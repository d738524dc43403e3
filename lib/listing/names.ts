import { type SQL, sql } from "drizzle-orm";

/** A record that rows refer to: `offer` by the column `offer_id`, in the table `offers`. */
type Named = "contact" | "offer" | "buyer" | "lead" | "schedule";

/**
 * Writes the joins to the records that a row refers to, each under its own name, by one look-up of its key each. Rows
 * that refer to none stay. `row` is the alias of the row's table in the statement.
 */
export const referredTo = (row: string, records: readonly Named[]): SQL =>
  sql.raw(
    records
      .map(
        (record) => `left join lateral (
          select * from ${record}s where company_id = ${row}.company_id and id = ${row}.${record}_id limit 1
        ) as ${record} on true`,
      )
      .join("\n"),
  );

/**
 * Writes SQL for the name of a row's asker: `person` is the email of a user, `token` the name of a token. `row` is the
 * alias of the row's table.
 */
export const askerNames = (row: string) => ({
  person: sql<string | null>`(select email from users where users.id = ${sql.identifier(row)}.user_id)`,
  token: sql<string | null>`(select token.name from access_tokens as token
    where token.company_id = ${sql.identifier(row)}.company_id and token.id = ${sql.identifier(row)}.access_token_id)`,
});

/** Returns the time that a statement gave as milliseconds since 1970. */
export const fromMilliseconds = (milliseconds: string | null | undefined): Date | null =>
  milliseconds == null ? null : new Date(Number(milliseconds));
