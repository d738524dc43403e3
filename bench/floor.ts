import { type BenchCompany, freshCompany, silentUpload } from "./companies";
import { mustHold } from "./measuring";
import type { NumbersFile } from "./numbers";
import { inSession, type Step } from "./session";
import type { BenchStack } from "./stack";

/** The company, person and records that the floor's rows name. */
export type Names = { companyId: number; userId: number; collaboratorId: number; importId: number };

const IP = "203.0.113.9";

/**
 * Measures the least that a new list can cost: one session copies it into a temporary table and makes contacts and
 * block logs from it, with one sorted statement each. It fills the same columns as an upload.
 */
export async function uploadFloor(
  stack: BenchStack,
  file: NumbersFile,
): Promise<{ took: number; company: BenchCompany }> {
  const company = await freshCompany();
  const took = await inSession(stack.databaseUrl, uploadSteps(await namesOf(company), file));
  await mustHold(stack, company, { contacts: file.rows, blocked: file.rows, logs: file.rows });
  return { took, company };
}

/** Measures the same with copies of the tables that have only their primary and unique keys. */
export async function bareFloor(stack: BenchStack, file: NumbersFile): Promise<number> {
  await makeBareTables(stack);
  const names = await namesOf(await freshCompany());
  const took = await inSession(stack.databaseUrl, uploadSteps(names, file, "bare_"));
  const [found] = await stack.sql<{ contacts: number; logs: number }[]>`
    select (select count(*)::int from bare_contacts) as contacts, (select count(*)::int from bare_block_logs) as logs`;
  if (found?.contacts !== file.rows || found.logs !== file.rows)
    throw new Error(`the bare floor: ${JSON.stringify(found)}`);
  await stack.sql`drop table bare_contacts, bare_block_logs`;
  return took;
}

/** Returns the steps of a session that does what an upload does. `prefix` names copies of the tables. */
export function uploadSteps(names: Names, file: NumbersFile, prefix: "" | "bare_" = ""): Step[] {
  const { companyId, userId, collaboratorId, importId } = names;
  return [
    "create temporary table new_numbers (number text)",
    { from: file.copy, into: "new_numbers" },
    "begin",
    `insert into ${prefix}contacts
      (company_id, number, country, time_zone, blocked, blocked_at, created_at, updated_at, user_updated_at)
    select ${companyId}, number, 'US', 'America/New_York', true, at, at, at, at
    from new_numbers, (select date_trunc('milliseconds', now()) as at) as clock order by number collate "C"`,
    `insert into ${prefix}block_logs (company_id, contact_id, action, source, user_id, collaborator_id, contact_import_id,
      request_ip, blocked_at, created_at)
    select company_id, id, 'block', 'import', ${userId}, ${collaboratorId}, ${importId}, '${IP}', blocked_at, blocked_at
    from ${prefix}contacts where company_id = ${companyId}`,
    "commit",
  ];
}

/**
 * Returns the steps of a session that unblocks all numbers of a company. The log comes first, because it holds the time
 * of the block that ends.
 */
export function unblockSteps({ companyId, userId, collaboratorId }: Names, jobId: number): Step[] {
  return [
    "begin",
    `insert into block_logs (company_id, contact_id, action, source, user_id, collaborator_id, unblock_contact_job_id,
      request_ip, blocked_at, blocked_cleared_at, created_at)
    select company_id, id, 'unblock', 'unblock_job', ${userId}, ${collaboratorId}, ${jobId}, '${IP}', blocked_at, at, at
    from contacts, (select date_trunc('milliseconds', now()) as at) as clock where company_id = ${companyId} and blocked`,
    `update contacts set blocked = false, blocked_at = null, updated_at = at, user_updated_at = at
    from (select date_trunc('milliseconds', now()) as at) as clock where company_id = ${companyId} and blocked`,
    "commit",
  ];
}

export async function namesOf({ ctx }: BenchCompany): Promise<Names> {
  const { companyId, actor } = ctx;
  if (actor.type !== "person") throw new Error("a company has an owner");
  const { userId, collaboratorId } = actor;
  return { companyId, userId, collaboratorId, importId: await silentUpload(ctx) };
}

async function makeBareTables({ sql }: BenchStack) {
  for (const table of ["contacts", "block_logs"]) {
    await sql.unsafe(`create table bare_${table} (like ${table} including defaults)`);
    const keys = await sql<{ key: string }[]>`
      select pg_get_constraintdef(oid) as key from pg_constraint
      where conrelid = ${table}::regclass and contype in ('p', 'u')`;
    for (const { key } of keys) await sql.unsafe(`alter table bare_${table} add ${key}`);
  }
}
