import { openDownload } from "@/lib/data-exports/downloading";
import { api, endpoint } from "@/lib/web/api/api";
import { partialAnswer } from "@/lib/web/downloads";
import { dataExportOperations } from "@/lib/web/operations/data-exports";

/** Sends the file, whole or one range of it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(dataExportOperations.download, async (ctx, { id }, request) =>
    partialAnswer(request, await openDownload(ctx, { id })),
  ),
});
