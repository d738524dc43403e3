import type { TaskList } from "graphile-worker";
import { db } from "@/db";
import { giveAllPositions } from "@/lib/contact-changes/positioning";
import { removeAbandonedUploads } from "@/lib/contact-imports/abandoning";
import { failPreview, judgeLater, runPreview } from "@/lib/contact-imports/judging";
import { failContactImport, runContactImport } from "@/lib/contact-imports/running";
import { enqueueImport } from "@/lib/contact-imports/starting";
import { enqueueExport } from "@/lib/data-exports/creating";
import { removeExpiredExports } from "@/lib/data-exports/expiring";
import { failDataExport, runDataExport } from "@/lib/data-exports/running";
import { foldCounts } from "@/lib/counts";
import { askAfterCalls } from "@/lib/traffic/calls-without-news";
import { confirmOptOut } from "@/lib/traffic/confirming";
import { fetchMissedTexts } from "@/lib/traffic/fetching";
import { settleUnresolved, systemOf } from "@/lib/traffic/settling";
import { stopCall } from "@/lib/traffic/stopping";
import { aliasRenumbered } from "@/lib/contacts/aliasing";
import { removeExpiredKeys } from "@/lib/idempotency-keys/expiring";
import { atLength, log } from "@/lib/log";
import { enqueueJob } from "@/lib/unblock-contact-jobs/creating";
import { enqueueRun } from "@/lib/schedules/queueing";
import { failSchedule, runSchedule } from "@/lib/schedule-runs/running";
import { failUnblockContactJob, runUnblockContactJob } from "@/lib/unblock-contact-jobs/running";
import { removeOldStops } from "@/lib/enforcement/stops";
import { removeOldEvents } from "@/lib/subscriptions/expiring";
import { AT_ONCE, IN_OWN_LANE, type Jobs, type RecordJob } from "@/lib/jobs/enqueue";
import { persist } from "@/lib/jobs/persisting";
import { forATurn } from "@/lib/jobs/turns";

type Tasks = { [Name in keyof Jobs]: (payload: Jobs[Name], signal: AbortSignal) => Promise<void> };

/** Each job's name and the verb that it runs. */
const tasks: Tasks = {
  run_contact_import: longWork({
    what: "an upload",
    run: runContactImport,
    fail: failContactImport,
    again: (job) => enqueueImport({ db }, job),
  }),
  judge_contact_import: longWork({
    what: "a preview",
    run: runPreview,
    fail: failPreview,
    again: judgeLater,
    startsOver: true,
  }),
  run_unblock_contact_job: longWork({
    what: "an unblock job",
    run: runUnblockContactJob,
    fail: failUnblockContactJob,
    again: (job) => enqueueJob({ db }, job),
  }),
  run_data_export: longWork({
    what: "an export",
    run: runDataExport,
    fail: failDataExport,
    again: (job) => enqueueExport({ db }, job),
    startsOver: true,
  }),
  run_schedule: longWork({
    what: "a schedule's run",
    run: runSchedule,
    fail: failSchedule,
    again: (job) => enqueueRun({ db }, job),
  }),
  fold_counts: () => foldCounts(),
  sequence_changes: () => giveAllPositions(),
  alias_renumbered: () => aliasRenumbered(systemOf),
  settle_unresolved: () => settleUnresolved(),
  ask_after_calls: () => askAfterCalls(),
  fetch_missed_texts: () => fetchMissedTexts(),
  stop_call: (job) => stopCall(job),
  confirm_opt_out: (job) => confirmOptOut(job),
  remove_abandoned_uploads: () => removeAbandonedUploads(),
  remove_expired_exports: () => removeExpiredExports(),
  remove_expired_keys: () => removeExpiredKeys(),
  remove_old_events: async () => {
    await removeOldEvents();
    await removeOldStops();
  },
};

type LongWork = {
  what: string;
  /** Re-entrant. Returns whether the work has ended. */
  run(job: RecordJob, signal: AbortSignal): Promise<boolean>;
  /** Records why the work cannot go on. */
  fail(job: RecordJob, error: unknown): Promise<void>;
  again(job: RecordJob): Promise<void>;
  /** True for work that begins again after a rest: among others that wait it would never end, so it takes no turns. */
  startsOver?: boolean;
};

/**
 * Runs work on a record to its end, through outages. When told to rest, or after its turn, it goes back to the end of
 * the queue.
 */
export function longWork({ what, run, fail, again, startsOver = false }: LongWork, turnMs?: number) {
  return async (job: RecordJob, signal: AbortSignal): Promise<void> => {
    try {
      const work = (rest: AbortSignal) => persist(() => run(job, rest), signal);
      const ended = startsOver ? await work(signal) : await forATurn(signal, work, turnMs);
      if (!ended) await persist(() => again(job), signal);
    } catch (error) {
      if (signal.aborted) throw error;
      log.error({ error: atLength(error), ...job }, `${what} failed`);
      await persist(() => fail(job, error), signal);
    }
  };
}

/** Jobs at once in one process. Uploads mostly wait for the database. */
const CONCURRENCY = 4;
const PREVIEWS_AT_ONCE = 2;
/** Stopping a call mostly waits for its provider. */
const STOPS_AT_ONCE = 8;

export type Lane = { tasks: TaskList; concurrency: number };

/**
 * The tasks in the queue's form, in three lanes: no preview, and no call to stop, waits for an upload. `signal` tells
 * long ones to come to rest.
 */
export function lanesOf(signal: AbortSignal): Lane[] {
  const lane = (mine: (name: string) => boolean): TaskList =>
    Object.fromEntries(
      Object.entries(tasks)
        .filter(([name]) => mine(name))
        .map(([name, run]) => [
          name,
          // The queue keeps payloads as JSON; only `enqueue` writes them.
          (payload) => run(payload as RecordJob & Record<string, never>, signal),
        ]),
    );
  return [
    { tasks: lane((name) => name !== IN_OWN_LANE && name !== AT_ONCE), concurrency: CONCURRENCY },
    { tasks: lane((name) => name === IN_OWN_LANE), concurrency: PREVIEWS_AT_ONCE },
    { tasks: lane((name) => name === AT_ONCE), concurrency: STOPS_AT_ONCE },
  ];
}
