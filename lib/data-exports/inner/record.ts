import { type DataExport, dataExports } from "@/db/schema/data-exports";
import { recordOf } from "@/lib/jobs/record";
import type { JobScope } from "@/lib/jobs/rows";
import { publishOne } from "@/lib/outbox";
import { dataExportRecord } from "../presenting";

/** Tells the company's subscriptions that an export has ended. */
export const tellExportEnd = (ctx: JobScope, ended: DataExport): Promise<void> =>
  publishOne(ctx, "data_export_finished", () => dataExportRecord.present(ended));

/** The steps of the verbs on exports: see `recordOf`. They check no permission. */
export const {
  is: thisExport,
  byId: exportById,
  lockUnderWay: lockWaitingExport,
  insert: insertExport,
  change: changeExport,
  fail: failExport,
} = recordOf({
  table: dataExports,
  what: "export",
  again: "export again to try once more",
  tell: tellExportEnd,
});
