import { getExport } from "@/lib/data-exports/finding";
import { dataExportRecord } from "@/lib/data-exports/presenting";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { ExportPath } from "@/lib/web/api-exports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ExportPath, async (ctx, { id }) =>
    record("data_export", dataExportRecord.present(await getExport(ctx, id))),
  ),
});
