import { namedJobById } from "@/lib/unblock-contact-jobs/listing";
import { unblockContactJobRecord } from "@/lib/unblock-contact-jobs/presenting";
import { undoImport } from "@/lib/unblock-contact-jobs/undoing";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { once } from "@/lib/web/api/once";
import { JOB_PATIENCE_MS } from "@/lib/web/api/time-limits";
import { contactImportOperations } from "@/lib/web/operations/contact-imports";

/** Answers with the job that undoes it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(
    contactImportOperations.undo,
    once(async (ctx, input) => {
      const { id } = await undoImport(ctx, input);
      const job = await namedJobById(ctx, id);
      return record("unblock_contact_job", unblockContactJobRecord.present(job), { status: 202 });
    }),
    { patience: JOB_PATIENCE_MS },
  ),
});
