import type { Sql } from "postgres";

/** Numbers that single requests block and unblock while a process is killed. They are compared apart. */
export const SINGLE_NUMBERS = "+1303";

type Fact = { fact: string };

/**
 * Everything that the database says about a company, one fact a line, without what differs between two companies that
 * did the same: ids and times. Ids are replaced by numbers, names and places in the order, times by whether they agree.
 */
export async function recordedFacts(sql: Sql, companyId: number): Promise<string[]> {
  const parts = [contacts, blockLogs, repeatedBlocks, rejections, leftAlone, imports, jobs, leftOvers];
  const facts: string[] = [];
  for (const part of parts) for (const { fact } of await part(sql, companyId)) facts.push(fact);
  return facts;
}

const contacts = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('contact', number, blocked, name, country, time_zone,
    coalesce((select case last.action when 'block' then contacts.blocked_at = last.created_at else contacts.blocked_at is null end
      from block_logs as last where last.company_id = ${company} and last.contact_id = contacts.id order by last.id desc limit 1),
      not blocked))::text as fact
  from contacts where company_id = ${company} and ${ofALista(sql)}`;

const blockLogs = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('log', number, row_number() over one, action, source, reason, note, ${who(sql)}, ${whence(sql)},
    action is distinct from lag(action) over one,
    log.created_at >= coalesce(lag(log.created_at) over one, log.created_at),
    case action when 'unblock' then log.blocked_at = lag(log.created_at) over one end)::text as fact
  from block_logs as log join contacts on contacts.company_id = ${company} and contacts.id = log.contact_id
  where log.company_id = ${company} and ${ofALista(sql)}
  window one as (partition by log.contact_id order by log.id)`;

const repeatedBlocks = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('asked again', number, row_number() over (partition by log.contact_id order by log.id),
    (select count(*) from block_logs as before
     where before.company_id = ${company} and before.contact_id = log.contact_id and before.id <= log.block_log_id),
    source, reason, note, ${who(sql)}, ${whence(sql)})::text as fact
  from repeated_blocks as log join contacts on contacts.company_id = ${company} and contacts.id = log.contact_id
  where log.company_id = ${company} and ${ofALista(sql)}`;

const rejections = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('rejected', ${placeOf(sql, "contact_imports", "r.contact_import_id")}, line, text, cells, problem)::text as fact
  from contact_import_rejections as r where company_id = ${company}`;

const leftAlone = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('left alone', ${placeOf(sql, "unblock_contact_jobs", "r.unblock_contact_job_id")}, number, why)::text as fact
  from unblock_contact_job_left_alone as r join contacts on contacts.company_id = ${company} and contacts.id = r.contact_id
  where r.company_id = ${company}`;

const imports = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('upload', row_number() over (order by id), name, status, error_message, blocked, headers, shape, mapping,
    number_columns, default_country, reason, note, total_count, import_count, blocked_count, already_blocked_count, unblocked_count,
    not_blocked_count, duplicate_count, rejected_count, bytes_done = byte_size, started_at <= succeeded_at)::text as fact
  from contact_imports where company_id = ${company}`;

const jobs = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('unblock job', row_number() over (order by id), kind, status, error_message, selection - 'fileName',
    reason, note, total_count, unblocked_count, blocked_count, not_blocked_count, changed_count, rejected_count, rejections,
    started_at <= succeeded_at)::text as fact
  from unblock_contact_jobs where company_id = ${company}`;

/** What should be gone at the end, and the count that is kept beside the list. */
const leftOvers = (sql: Sql, company: number) => sql<Fact[]>`
  select json_build_array('left over',
    (select count(*) from contact_import_chunks where company_id = ${company}),
    (select count(*) from unblock_contact_job_chunks where company_id = ${company}),
    (select count(*) from stored_files as file where company_id = ${company}
     and not exists (select from contact_imports where company_id = ${company} and stored_file_id = file.id)
     and not exists (select from data_exports where company_id = ${company} and stored_file_id = file.id)))::text as fact
  union all
  select json_build_array('the count is exact', (select coalesce(sum(delta), 0) from blocked_counts where company_id = ${company})
    = (select count(*) from contacts where company_id = ${company} and blocked))::text`;

const ofALista = (sql: Sql) => sql`contacts.number not like ${`${SINGLE_NUMBERS}%`}`;

/** A person or a token, by kind and name, and the address. */
const who = (sql: Sql) => sql`
  json_build_array(log.user_id is not null, log.collaborator_id is not null,
    (select token.name from access_tokens as token where token.company_id = log.company_id and token.id = log.access_token_id),
    log.request_ip)`;

const whence = (sql: Sql) => sql`
  json_build_array(${placeOf(sql, "contact_imports", "log.contact_import_id")},
    ${placeOf(sql, "unblock_contact_jobs", "log.unblock_contact_job_id")}, log.call_id, log.lead_id, log.schedule_action_id)`;

/** A record's place among those of its company, because its id differs from company to company. */
const placeOf = (sql: Sql, table: string, id: string) => sql`
  (select count(*) from ${sql(table)} as placed where placed.company_id = ${sql(id.split(".")[0] ?? "")}.company_id and placed.id <= ${sql(id)})`;
