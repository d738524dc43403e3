import { and, eq } from "drizzle-orm";
import { contactImports } from "@/db/schema/contact-imports";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { inShort, log } from "@/lib/log";
import { askCount } from "./asking";
import { thisImport } from "./record";

/**
 * Counts the data rows of a file, in the time that the run waits for the database, so that its progress is one of rows.
 * Gives up silently: the run itself knows the total in the end. A workbook takes as long to read as its rows take to be
 * applied: it is not read twice, and its progress goes by bytes.
 */
export async function countRows(ctx: Context, record: ContactImport, signal: AbortSignal): Promise<void> {
  if (record.reading?.packing === "xlsx" || record.numberColumns.length > 1) return;
  try {
    const total = await askCount(ctx, record, signal);
    await ctx.db
      .update(contactImports)
      .set({ totalCount: total })
      .where(and(thisImport(ctx, record.id), eq(contactImports.status, "running")));
  } catch (error) {
    log.debug({ error: inShort(error), contactImportId: record.id }, "the rows were not counted");
  }
}
