import { getNamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { unblockContactJobRecord } from "@/lib/unblock-contact-jobs/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { unblockJobOperations } from "@/lib/web/operations/unblock-contact-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(unblockJobOperations.read, async (ctx, { id }) =>
    record("unblock_contact_job", unblockContactJobRecord.present(await getNamedUnblockJob(ctx, id))),
  ),
});
