import { openDownload } from "@/lib/data-exports/downloading";
import { api, endpoint } from "@/lib/web/api";
import { ExportPath } from "@/lib/web/api-exports";
import { partialAnswer } from "@/lib/web/downloads";

/** The file, whole or one range of it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ExportPath, async (ctx, { id }, request) =>
    partialAnswer(request, await openDownload(ctx, { id })),
  ),
});
