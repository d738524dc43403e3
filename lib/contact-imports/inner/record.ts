import { contactImportChunks, contactImports } from "@/db/schema/contact-imports";
import { chunkedRun } from "@/lib/jobs/chunks";
import { recordOf } from "@/lib/jobs/record";
import { publishOne } from "@/lib/outbox";
import { contactImportRecord } from "../presenting";

const record = recordOf({
  table: contactImports,
  what: "upload",
  again: "upload the file again to go on",
  tell: (ctx, ended) => publishOne(ctx, "contact_import_finished", () => contactImportRecord.present(ended)),
});

/** The steps of the verbs on uploads; see `recordOf`. They check no permission. */
export const {
  is: thisImport,
  byId: importById,
  lock: lockImport,
  insert: insertImport,
  change: changeImport,
  addCounts: addImportCounts,
  stop: stopLockedImport,
} = record;

/** How uploads run: see `chunkedRun`. */
export const importRun = chunkedRun(record, {
  table: contactImportChunks,
  job: contactImportChunks.contactImportId,
});
