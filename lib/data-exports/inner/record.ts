import { type DataExport, dataExports } from "@/db/schema/data-exports";
import { recordOf } from "@/lib/jobs/record";
import type { JobScope } from "@/lib/jobs/rows";
import { publishOne } from "@/lib/outbox";
import { dataExportRecord } from "../presenting";

/** Tells the company's subscriptions of an export that has ended. */
export const tellExportEnd = (ctx: JobScope, ended: DataExport): Promise<void> =>
  publishOne(ctx, "data_export_finished", () => dataExportRecord.present(ended));

/** What the verbs on exports do with the record; see `recordOf`. */
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
