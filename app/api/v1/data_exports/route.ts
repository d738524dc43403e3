import { createExport } from "@/lib/data-exports/creating";
import { listExports } from "@/lib/data-exports/listing";
import { dataExportRecord } from "@/lib/data-exports/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list, record } from "@/lib/web/api/answers";
import { exportRequest } from "@/lib/web/api/selections";
import { once } from "@/lib/web/api/once";
import { readTimeRange } from "@/lib/web/api/lists";
import { dataExportOperations } from "@/lib/web/operations/data-exports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(dataExportOperations.list, async (ctx, input) =>
    list(
      "data_exports",
      await listExports(ctx, { ...input, ...readTimeRange(ctx, input) }),
      dataExportRecord,
      input,
    ),
  ),
  POST: api(
    dataExportOperations.create,
    once(async (ctx, body) =>
      record("data_export", dataExportRecord.present(await createExport(ctx, exportRequest(ctx, body))), {
        status: 201,
      }),
    ),
  ),
});
