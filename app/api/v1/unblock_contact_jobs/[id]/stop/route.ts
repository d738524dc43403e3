import { namedJobById } from "@/lib/unblock-contact-jobs/listing";
import { unblockContactJobRecord } from "@/lib/unblock-contact-jobs/presenting";
import { stopUnblockJob } from "@/lib/unblock-contact-jobs/stopping";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { unblockJobOperations } from "@/lib/web/operations/unblock-contact-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(unblockJobOperations.stop, async (ctx, input) => {
    const { id } = await stopUnblockJob(ctx, input);
    return record("unblock_contact_job", unblockContactJobRecord.present(await namedJobById(ctx, id)));
  }),
});
