import { leftAloneRows } from "@/lib/unblock-contact-jobs/listing-left-alone";
import { api, endpoint } from "@/lib/web/api/api";
import { streamOf } from "@/lib/web/bodies";
import { unblockJobOperations } from "@/lib/web/operations/unblock-contact-jobs";

/** Sends CSV: the numbers that the job left as they were, and why. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(unblockJobOperations.downloadLeftAlone, async (ctx, { id }) => {
    const headers = { "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" };
    return new Response(streamOf(await leftAloneRows(ctx, id)), { headers });
  }),
});
