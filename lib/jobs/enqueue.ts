import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** What a job is told: which record to work on. Everything else stands on the record. */
export type RecordJob = { companyId: number; id: number };

/** The jobs there are, and what each is told. */
export type Jobs = {
  run_contact_import: RecordJob;
  run_data_export: RecordJob;
  run_unblock_contact_job: RecordJob;
  run_schedule: RecordJob;
  fold_counts: Record<string, never>;
  remove_abandoned_uploads: Record<string, never>;
  remove_expired_exports: Record<string, never>;
  remove_expired_keys: Record<string, never>;
  remove_old_events: Record<string, never>;
  settle_unresolved: Record<string, never>;
  ask_after_calls: Record<string, never>;
  fetch_missed_texts: Record<string, never>;
};

/** A killed worker's job counts as tried; it must never have been tried too often. */
const ENDLESSLY = 30_000;

/**
 * Puts a job into the queue, in the transaction of the context: it runs once that commits, or never. A job of the same
 * `key` that still waits is replaced. It waits until `runAt`, when one is given.
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
