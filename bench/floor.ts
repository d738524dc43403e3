import { type Company, freshCompany, silentUpload } from "./companies";
import { mustHold } from "./measuring";
import type { NumbersFile } from "./numbers";
import { psql } from "./psql";
import type { Stack } from "./stack";

/**
 * The least that a new list can cost: one psql session copies it into a temporary table and makes contacts and block logs
 * of it, one sorted statement each. The same columns are filled as by an upload.
 */
export async function uploadFloor(
  stack: Stack,
  file: NumbersFile,
): Promise<{ took: number; company: Company }> {
  const company = await freshCompany();
  const script = uploadScript(company, await silentUpload(company.ctx), file, "");
  const took = await psql(stack.databaseUrl, script);
  await mustHold(stack, company, { contacts: file.rows, blocked: file.rows, logs: file.rows });
  return { took, company };
}

/** The same into copies of the tables that have nothing but their primary and unique keys. */
export async function bareFloor(stack: Stack, file: NumbersFile): Promise<number> {
  await makeBareTables(stack);
  const company = await freshCompany();
  const script = uploadScript(company, await silentUpload(company.ctx), file, "bare_");
  const took = await psql(stack.databaseUrl, script);
  const [found] = await stack.sql<{ contacts: number; logs: number }[]>`
    select (select count(*)::int from bare_contacts) as contacts, (select count(*)::int from bare_block_logs) as logs`;
  if (found?.contacts !== file.rows || found.logs !== file.rows)
    throw new Error(`the bare floor: ${JSON.stringify(found)}`);
  await stack.sql`drop table bare_contacts, bare_block_logs`;
  return took;
}

/** The script of one session; `prefix` names the copies of the tables. */
export function uploadScript(
  { ctx: { companyId, actor, requestIp } }: Company,
  importId: number,
  file: NumbersFile,
  prefix: "" | "bare_",
): string {
  return `
create temporary table new_numbers (number text);
\\copy new_numbers from '${file.copy}'
begin;
insert into ${prefix}contacts (company_id, number, country, time_zone, blocked, blocked_at, created_at, updated_at, user_updated_at)
select ${companyId}, number, 'US', 'America/New_York', true, at, at, at, at
from new_numbers, (select date_trunc('milliseconds', now()) as at) as clock order by number collate "C";
insert into ${prefix}block_logs (company_id, contact_id, action, source, user_id, collaborator_id, contact_import_id, request_ip, blocked_at, created_at)
select company_id, id, 'block', 'import', ${actor.userId}, ${actor.collaboratorId}, ${importId}, '${requestIp}', blocked_at, blocked_at
from ${prefix}contacts where company_id = ${companyId};
commit;
`;
}

async function makeBareTables({ sql }: Stack) {
  for (const table of ["contacts", "block_logs"]) {
    await sql.unsafe(`create table bare_${table} (like ${table} including defaults)`);
    const keys = await sql<{ key: string }[]>`
      select pg_get_constraintdef(oid) as key from pg_constraint
      where conrelid = ${table}::regclass and contype in ('p', 'u')`;
    for (const { key } of keys) await sql.unsafe(`alter table bare_${table} add ${key}`);
  }
}
