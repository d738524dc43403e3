import type postgres from "postgres";

/**
 * The parts of the schema that cost an upload time, each with the page or rule that needs it. The schema may have no
 * other.
 */
export const NEEDED_BY: Record<string, string> = {
  contacts_company_id_id_pk: "every reference to a contact, within its company",
  contacts_number: "one contact a number; finding one by its number; search by its beginning",
  contacts_company_id_companies_id_fk: "tenancy",
  contacts_e164: "numbers are E.164",
  contacts_blocked_at: "blocked and blocked_at are set together",
  contacts_opt_out_at: "opt_out and sms_opt_out_at are set together",
  contacts_blocked_by_time: "Blacklist by Blocked At; clear and export between two times",
  contacts_blocked_by_age: "Blacklist by Created At",
  contacts_blocked_by_number: "Blacklist by number; search by a number's beginning",
  contacts_by_digits: "search by any digits of a number, on the Blacklist and in Block Logs",
  contacts_blocked_by_name: "search by name",
  contacts_permanent: "contacts are never deleted",
  contacts_keep_number: "a contact keeps its number",
  block_logs_company_id_id_pk: "Block Logs by id; the order of a contact's rows",
  block_logs_by_contact: "a contact's history and its last row; what repeated_blocks name",
  block_logs_contact: "a log row is of a contact of its company",
  block_logs_times: "a block's and an unblock's times",
  block_logs_actor: "a person is user and collaborator",
  block_logs_by_time: "Block Logs, the newest first and between two times",
  block_logs_by_source: "Block Logs by source",
  block_logs_by_person: "Block Logs by person",
  block_logs_by_token: "Block Logs by access token",
  block_logs_unblocks: "Block Logs by action; unblocked today",
  block_logs_by_import: "Undo, Clear and Export of one upload",
  block_logs_by_unblock_job: "Undo of an unblock job",
  block_logs_number_first: "a feed of changes sees in a transaction's number whether its rows can still come",
  block_logs_permanent: "the log is append-only",
  block_logs_references: "who and what a log row names is of its company",
};

export type SchemaPart = { name: string; kind: "index" | "constraint" | "trigger" | "key"; table: string };

/** Returns every index, constraint and trigger of the two tables that an upload fills, as the database has them. */
export async function schemaPartsOf(sql: postgres.Sql): Promise<SchemaPart[]> {
  return sql<SchemaPart[]>`
    with filled as (select oid, relname from pg_class where oid in ('contacts'::regclass, 'block_logs'::regclass))
    select conname as name, case when contype in ('p', 'u') then 'key' else 'constraint' end as kind, relname as table
    from pg_constraint join filled on filled.oid = conrelid where contype <> 'n'
    union all
    select tgname, 'trigger', relname from pg_trigger join filled on filled.oid = tgrelid where not tgisinternal
    union all
    select index.relname, 'index', filled.relname
    from pg_index join filled on filled.oid = indrelid join pg_class as index on index.oid = indexrelid
    where not indisunique
    order by 3 desc, 2, 1`;
}

/**
 * Returns a sentence for each part that the schema has but `NEEDED_BY` does not name, and for each that `NEEDED_BY`
 * names but the schema does not have.
 */
export function strangers(parts: SchemaPart[]): string[] {
  const there = new Set(parts.map(({ name }) => name));
  return [
    ...parts.filter(({ name }) => !(name in NEEDED_BY)).map(({ name }) => `nothing is said to need ${name}`),
    ...Object.keys(NEEDED_BY)
      .filter((name) => !there.has(name))
      .map((name) => `there is no ${name}`),
  ];
}
