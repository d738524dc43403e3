import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** What a job is told: the record to work on. Everything else stands on the record. */
export type RecordJob = { companyId: number; id: number };

/** The jobs, and what each is told. */
export type Jobs = {
  run_contact_import: RecordJob;
  judge_contact_import: RecordJob;
  run_data_export: RecordJob;
  run_unblock_contact_job: RecordJob;
  run_schedule: RecordJob;
  fold_counts: Record<string, never>;
  sequence_changes: Record<string, never>;
  remove_abandoned_uploads: Record<string, never>;
  remove_expired_exports: Record<string, never>;
  remove_expired_keys: Record<string, never>;
  remove_old_events: Record<string, never>;
  alias_renumbered: Record<string, never>;
  settle_unresolved: Record<string, never>;
  ask_after_calls: Record<string, never>;
  fetch_missed_texts: Record<string, never>;
  stop_call: RecordJob;
  /** Its record is the text that opted out. */
  confirm_opt_out: RecordJob;
};

/** Judging a draft, for which somebody waits, has a lane of its own: no long work holds it up. */
export const IN_OWN_LANE = "judge_contact_import" satisfies keyof Jobs;

/** A call to a blocked number may ring now, so stopping it waits for no other work either. */
export const AT_ONCE = "stop_call" satisfies keyof Jobs;

/** The most tries of a job. A job whose worker was killed counts as tried, and must never run out of tries. */
const ENDLESSLY = 30_000;

/**
 * Puts a job into the queue, in the transaction of the context: it runs once that commits, or never. Replaces a job of
 * the same `key` that still waits. With `runAt` it waits until then.
 */
export async function enqueue<Name extends keyof Jobs>(
  { db }: Pick<Context, "db">,
  name: Name,
  payload: Jobs[Name],
  { key, runAt }: { key: string; runAt?: Date },
): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job(${name}::text, payload => ${JSON.stringify(payload)}::json, job_key => ${key}::text,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz, max_attempts => ${ENDLESSLY}::int)`);
}

/**
 * As `enqueue` for many records, as part of a statement of the caller's: an aggregate over rows, of which `id` is the
 * record's.
 */
export const jobsFor = (name: keyof Jobs, { companyId }: Pick<Context, "companyId">, id: SQL): SQL => sql`
  graphile_worker.add_jobs(array_agg(row(${name}::text, json_build_object('companyId', ${companyId}::bigint, 'id', ${id}),
    null, null, ${ENDLESSLY}::int, ${name}::text || ':' || ${companyId}::bigint || ':' || ${id}, null, null
  )::graphile_worker.job_spec))`;
