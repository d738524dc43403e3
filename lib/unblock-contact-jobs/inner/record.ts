import { and, desc, eq } from "drizzle-orm";
import {
  type UnblockContactJob,
  unblockContactJobChunks,
  unblockContactJobs,
} from "@/db/schema/unblock-contact-jobs";
import { chunkedRun } from "@/lib/jobs/chunks";
import { recordOf } from "@/lib/jobs/record";
import type { JobScope } from "@/lib/jobs/rows";
import { publishOne } from "@/lib/outbox";
import { namedJobById } from "../listing";
import { unblockContactJobRecord } from "../presenting";
import type { Undone } from "../schema";

const record = recordOf({
  table: unblockContactJobs,
  what: "unblock job",
  again: "ask for the rest again to go on",
  async tell(ctx, { id }) {
    const named = await namedJobById(ctx, id);
    await publishOne(ctx, "unblock_contact_job_finished", () => unblockContactJobRecord.present(named));
  },
});

/** The steps of the verbs on unblock jobs and undos: see `recordOf`. They check no permission. */
export const {
  byId: jobById,
  lock: lockJob,
  insert: insertJob,
  change: changeJob,
  addCounts: addJobCounts,
  stop: stopLockedJob,
} = record;

/** How unblock jobs and undos run: see `chunkedRun`. */
export const unblockRun = chunkedRun(record, {
  table: unblockContactJobChunks,
  job: unblockContactJobChunks.unblockContactJobId,
});

/** As `listUndos`, for verbs that have checked their permission. */
export function undosOf(ctx: JobScope, what: Undone): Promise<UnblockContactJob[]> {
  const t = unblockContactJobs;
  const theirs =
    "contactImportId" in what
      ? eq(t.contactImportId, what.contactImportId)
      : eq(t.undoneJobId, what.unblockContactJobId);
  return ctx.db
    .select()
    .from(t)
    .where(and(eq(t.companyId, ctx.companyId), theirs, eq(t.kind, "undo")))
    .orderBy(desc(t.id));
}
