import { and, asc, eq, gt } from "drizzle-orm";
import { contactImportRejections as rejections } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { csvLine, harmless } from "@/lib/csv/writing";
import { allow } from "@/lib/permissions";
import { importById } from "./finding";
import type { Rejection } from "./rows";

const FETCHED = 2_000;

/** The first rejected rows of an upload, in the order of the file. Needs `Contact:import`. */
export async function firstRejections(
  ctx: Context,
  { id, most }: { id: number; most: number },
): Promise<Rejection[]> {
  allow(ctx, "Contact:import");
  return rejectionsAfter(ctx, id, { line: 0, most });
}

/**
 * All rejected rows of an upload as CSV, some thousand at a time: every column as it was, then the line and the reason.
 * Corrected, the file can be uploaded as it is. Cells that a spreadsheet would take for formulas are made harmless.
 * Throws before the first byte when there is no such upload. Needs `Contact:import`.
 */
export async function rejectedRows(ctx: Context, id: number): Promise<AsyncGenerator<string>> {
  allow(ctx, "Contact:import");
  const { headers } = await importById(ctx, id);
  return writeRows(ctx, id, headers);
}

async function* writeRows(ctx: Context, id: number, headers: string[]): AsyncGenerator<string> {
  yield csvLine([...headers.map(harmless), "rejected_line", "rejected_because"]);
  for (let line = 0; ; ) {
    const rows = await rejectionsAfter(ctx, id, { line, most: FETCHED });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => rejectedLine(row, headers.length)).join("");
    line = last.line;
  }
}

/** Cells without a column, of a row that is longer than the others, come last. */
function rejectedLine({ line, cells, problem }: Rejection, columns: number): string {
  const own = Array.from({ length: columns }, (_, i) => harmless(cells[i] ?? ""));
  return csvLine([...own, String(line), problem, ...cells.slice(columns).map(harmless)]);
}

function rejectionsAfter(
  ctx: Context,
  id: number,
  { line, most }: { line: number; most: number },
): Promise<Rejection[]> {
  const { text, cells, problem } = rejections;
  return ctx.db
    .select({ line: rejections.line, text, cells, problem })
    .from(rejections)
    .where(
      and(
        eq(rejections.companyId, ctx.companyId),
        eq(rejections.contactImportId, id),
        gt(rejections.line, line),
      ),
    )
    .orderBy(asc(rejections.line))
    .limit(most);
}
