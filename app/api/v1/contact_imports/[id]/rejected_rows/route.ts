import { rejectedRows } from "@/lib/contact-imports/rejections";
import { api, endpoint } from "@/lib/web/api/api";
import { streamOf } from "@/lib/web/bodies";
import { contactImportOperations } from "@/lib/web/operations/contact-imports";

/** Sends CSV that can be corrected and uploaded as it is. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactImportOperations.downloadRejectedRows, async (ctx, { id }) => {
    const headers = { "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" };
    return new Response(streamOf(await rejectedRows(ctx, id)), { headers });
  }),
});
