import type { TaskList } from "graphile-worker";
import { db } from "@/db";
import { removeAbandonedUploads } from "@/lib/contact-imports/abandoning";
import { failContactImport, runContactImport } from "@/lib/contact-imports/running";
import { enqueueImport } from "@/lib/contact-imports/starting";
import { foldBlockedCounts } from "@/lib/contacts/folding";
import { log } from "@/lib/log";
import type { Jobs, RecordJob } from "./enqueue";
import { persist } from "./persisting";

type Tasks = { [Name in keyof Jobs]: (payload: Jobs[Name], signal: AbortSignal) => Promise<void> };

/** Each job's name and the verb that it runs. */
const tasks: Tasks = {
  async run_contact_import(job, signal) {
    try {
      const ended = await persist(() => runContactImport(job, signal), signal);
      if (!ended) await enqueueImport({ db }, job);
    } catch (error) {
      if (signal.aborted) throw error;
      log.error({ error: error instanceof Error ? error.stack : String(error), ...job }, "an upload failed");
      await persist(() => failContactImport(job, error), signal);
    }
  },
  fold_blocked_counts: () => foldBlockedCounts(),
  remove_abandoned_uploads: () => removeAbandonedUploads(),
};

/** The tasks as the queue takes them. `signal` tells long ones to come to a rest and to go on in another worker. */
export function taskList(signal: AbortSignal): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, run]) => [
      name,
      // The queue keeps payloads as JSON; only `enqueue` writes them.
      (payload) => run(payload as RecordJob & Record<string, never>, signal),
    ]),
  );
}
