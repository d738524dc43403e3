import { setTimeout as sleep } from "node:timers/promises";
import { startWatch } from "@/lib/testing/machine";
import type { Sql } from "postgres";
import { ask, type CrashCompany } from "./company";
import type { CrashOperation } from "./operations";

/** The state of a record. `mark` changes whenever anything of it does. */
export type JobStanding = { ended: boolean; status: string; message: string | null; mark: string };

const STEP_MILLISECONDS = 25;
export const RESTART_SECONDS = 60;
/** The contract's bound on the time from the restart until uploads and jobs go on. */
const GOING_ON_SECONDS = 10;

/** The state of the record now; undefined while the database is away. */
export async function jobStandingOf(
  sql: Sql,
  { table }: Pick<CrashOperation, "table">,
  company: CrashCompany,
  id: number,
): Promise<JobStanding | undefined> {
  const [row] = await sql<JobStanding[]>`
    select status, status not in ('pending', 'running') as ended, error_message as message, md5(record::text) as mark
    from ${sql(table)} as record where company_id = ${company.id} and id = ${id}`.catch(() => []);
  return row;
}

/** Asks again and again until the answer is neither undefined nor false. Throws when that takes too long. */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => T | Promise<T>,
): Promise<NonNullable<Exclude<T, false>>> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(STEP_MILLISECONDS)) {
    const seen = await look();
    if (seen) return seen as NonNullable<Exclude<T, false>>;
  }
  throw new Error(`${what} took longer than ${seconds} s`);
}

/** Like `until` by the contract's bound; on a machine where others wait for a processor or a disk, by a minute. */
export async function untilGoesOn<T>(what: string, look: () => T | Promise<T>) {
  const watch = startWatch();
  const started = performance.now();
  const seen = await until(what, RESTART_SECONDS, look);
  if (performance.now() - started > GOING_ON_SECONDS * 1000 && !watch.busy())
    throw new Error(`${what} took longer than ${GOING_ON_SECONDS} s`);
  return seen;
}

/** Returns once the web process answers again. */
export function webAnswers(company: CrashCompany): Promise<true> {
  return until("an answer of the web process", RESTART_SECONDS, () =>
    ask(company, "GET", "/me").then(
      () => true,
      () => false,
    ),
  );
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
