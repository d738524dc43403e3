import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import { listUnblockJobs, namedJobById } from "@/lib/unblock-contact-jobs/listing";
import { unblockContactJobRecord, unblockPreviewRecord } from "@/lib/unblock-contact-jobs/presenting";
import { previewUnblock } from "@/lib/unblock-contact-jobs/selecting";
import { api, endpoint } from "@/lib/web/api/api";
import { list, record } from "@/lib/web/api/answers";
import { once } from "@/lib/web/api/once";
import { JOB_PATIENCE_MS } from "@/lib/web/api/time-limits";
import { selectionFrom } from "@/lib/web/api/selections";
import { readTimeRange } from "@/lib/web/api/lists";
import { unblockJobOperations } from "@/lib/web/operations/unblock-contact-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(unblockJobOperations.list, async (ctx, input) =>
    list(
      "unblock_contact_jobs",
      await listUnblockJobs(ctx, { ...input, ...readTimeRange(ctx, input) }),
      unblockContactJobRecord,
      input,
    ),
  ),
  POST: api(
    unblockJobOperations.create,
    once(async (ctx, input) => {
      const selection = selectionFrom(ctx, input);
      if (input.dryRun) {
        const preview = await previewUnblock(ctx, selection);
        return record("unblock_contact_job", unblockPreviewRecord.present(preview));
      }
      const { id } = await createUnblockJob(ctx, { ...input, selection });
      const job = await namedJobById(ctx, id);
      return record("unblock_contact_job", unblockContactJobRecord.present(job), { status: 201 });
    }),
    { patience: JOB_PATIENCE_MS },
  ),
});
