import { getNamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { unblockContactJobRecord } from "@/lib/unblock-contact-jobs/presenting";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { JobPath } from "@/lib/web/api-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(JobPath, async (ctx, { id }) =>
    record("unblock_contact_job", unblockContactJobRecord.present(await getNamedUnblockJob(ctx, id))),
  ),
});
