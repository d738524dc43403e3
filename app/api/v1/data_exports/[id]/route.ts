import { getExport } from "@/lib/data-exports/reading";
import { dataExportRecord } from "@/lib/data-exports/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { dataExportOperations } from "@/lib/web/operations/data-exports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(dataExportOperations.read, async (ctx, { id }) =>
    record("data_export", dataExportRecord.present(await getExport(ctx, id))),
  ),
});
