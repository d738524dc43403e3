import { and, asc, eq, gt, sql } from "drizzle-orm";
import { contactImportRejections as rejections } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { asWritten, csvLine, harmless } from "@/lib/csv/writing";
import { allow } from "@/lib/allow";
import { importById } from "./inner/record";
import type { Rejection } from "./inner/reader/questions";

const FETCHED = 2_000;
/** Characters of the rows fetched at once, unless a single one has more. */
const FETCHED_SIZE = 4_000_000;
/** What an earlier file of rejected rows said is not said again. */
const OURS = /^rejected_(?:line|because)(?: \(\d+\))?$/;
/** So many rejected rows are counted by their reasons. */
export const PROBLEMS_COUNTED = 100_000;
/** There are fewer. */
const REASONS = 20;
/** A page shows no more of a cell. */
const SHOWN = 200;

/** The first rejected rows of an upload, in the order of the file, long cells cut. Needs `Contact:import`. */
export async function firstRejections(
  ctx: Context,
  { id, most }: { id: number; most: number },
): Promise<Omit<Rejection, "cells">[]> {
  allow(ctx, "Contact:import");
  const { line, text, problem } = rejections;
  return ctx.db
    .select({ line, text: sql<string>`left(${text}, ${SHOWN})`, problem })
    .from(rejections)
    .where(and(eq(rejections.companyId, ctx.companyId), eq(rejections.contactImportId, id)))
    .orderBy(asc(line))
    .limit(most);
}

/** How often rows were rejected for one reason. */
export type ProblemCount = { problem: string; rows: number };

/**
 * Why rows of an upload were rejected, the commonest reason first, of the first 100,000 rejected ones; what differs
 * from row to row within a reason, in parentheses, is left out. Needs `Contact:import`.
 */
export async function countProblems(ctx: Context, id: number): Promise<ProblemCount[]> {
  allow(ctx, "Contact:import");
  const rows = await ctx.db.execute<ProblemCount>(sql`
    select regexp_replace(problem, ' [(][^)]*[)]', '') as problem, sum(rows)::int as rows from (
      select problem, count(*) as rows from (
        select problem from contact_import_rejections
        where company_id = ${ctx.companyId} and contact_import_id = ${id} order by line limit ${PROBLEMS_COUNTED}) as first
      group by problem) as each
    group by 1 order by rows desc, problem limit ${REASONS}`);
  return [...rows];
}

/**
 * All rejected rows of an upload as CSV, some thousand or some megabytes at a time: every column as it was, then the
 * line and the reason. Corrected, the file can be uploaded as it is. Cells that a spreadsheet would take for formulas
 * are made harmless. Throws before the first byte when there is no such upload. Needs `Contact:import`.
 */
export async function rejectedRows(ctx: Context, id: number): Promise<AsyncGenerator<string>> {
  allow(ctx, "Contact:import");
  const { headers } = await importById(ctx, id);
  return writeRows(ctx, id, headers);
}

async function* writeRows(ctx: Context, id: number, headers: string[]): AsyncGenerator<string> {
  const kept = headers.flatMap((header, column) => (OURS.test(header) ? [] : [column]));
  yield csvLine([
    ...kept.map((column) => harmless(headers[column] ?? "")),
    "rejected_line",
    "rejected_because",
  ]);
  for (let line = 0; ; ) {
    const rows = await rejectionsAfter(ctx, id, line);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => rejectedLine(row, kept, headers.length)).join("");
    line = last.line;
  }
}

/** Cells without a column, of a row that is longer than the others, come last. */
function rejectedLine({ line, cells, problem }: Rejection, kept: number[], columns: number): string {
  const own = kept.map((column) => safe(cells[column] ?? ""));
  return csvLine([...own, String(line), problem, ...cells.slice(columns).map(safe)]);
}

/** Harmless, once: a cell of an earlier file of rejected rows has its apostrophe. */
const safe = (cell: string) => harmless(asWritten(cell));

/** The next rows, as many as fit the memory and at least one. */
async function rejectionsAfter(ctx: Context, id: number, line: number): Promise<Rejection[]> {
  const { text, cells, problem } = rejections;
  const next = ctx.db
    .select({
      line: rejections.line,
      text,
      cells,
      problem,
      size: sql<number>`sum(octet_length(array_to_string(${cells}, ''))) over (order by ${rejections.line})`.as(
        "size",
      ),
      place: sql<number>`row_number() over (order by ${rejections.line})`.as("place"),
    })
    .from(rejections)
    .where(
      and(
        eq(rejections.companyId, ctx.companyId),
        eq(rejections.contactImportId, id),
        gt(rejections.line, line),
      ),
    )
    .orderBy(asc(rejections.line))
    .limit(FETCHED)
    .as("next");
  return ctx.db
    .select({ line: next.line, text: next.text, cells: next.cells, problem: next.problem })
    .from(next)
    .where(sql`${next.size} <= ${FETCHED_SIZE} or ${next.place} = 1`)
    .orderBy(asc(next.line));
}
