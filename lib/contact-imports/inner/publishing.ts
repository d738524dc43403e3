import { sql } from "drizzle-orm";
import {
  type ContactImport,
  contactImportChunks as chunks,
  contactImports as t,
} from "@/db/schema/contact-imports";
import type { Target } from "@/lib/contacts/inner/change";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { importRun, lockImport, thisImport } from "./record";
import type { Rejection } from "./reader/questions";
import type { Window } from "./windows";

/**
 * Writes a window of rows: its numbers as chunks of at most `size` for the lanes to apply, its rejected rows, its
 * counts and the position, in one transaction. Returns false, and writes nothing, when the upload does not stand right
 * before this window: it was stopped, another worker was faster, or chunks of the window before are still being applied
 * (a number is decided by its first row, so one window ends before the next begins).
 */
export function publishWindow(
  ctx: Context,
  { id }: ContactImport,
  { window, size }: { window: Window; size: number },
): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "running" || record.position !== window.after) return false;
    if (await importRun.hasChunks(ctx, id)) return false;
    await keepChunks(ctx, id, { ...window, pieces: inChunks(window.targets, size) });
    await keepRejections(ctx, id, window.rejected);
    await ctx.db
      .update(t)
      .set({
        duplicateCount: sql`${t.duplicateCount} + ${window.duplicates}`,
        rejectedCount: sql`${t.rejectedCount} + ${window.rejected.length}`,
        rowCount: sql`${t.rowCount} + ${window.rows}`,
        position: window.position,
        bytesDone: window.bytesDone,
        updatedAt: new Date(),
      })
      .where(thisImport(ctx, id));
    return true;
  });
}

/** Chunks of one size: one that is much smaller than the others would leave a lane idle at the end. */
function inChunks(targets: Target[], size: number): Target[][] {
  const even = Math.ceil(targets.length / Math.ceil(targets.length / size));
  return Array.from({ length: targets.length === 0 ? 0 : Math.ceil(targets.length / even) }, (_, n) =>
    targets.slice(n * even, (n + 1) * even),
  );
}

async function keepChunks(
  ctx: Context,
  contactImportId: number,
  { pieces, firstRows }: { pieces: Target[][]; firstRows: boolean },
): Promise<void> {
  if (pieces.length === 0) return;
  await ctx.db.insert(chunks).values(
    pieces.map((targets, position) => ({
      companyId: ctx.companyId,
      contactImportId,
      position,
      firstRows,
      numbers: targets.map((target) => target.number),
      names: column(targets, "name"),
      reasons: column(targets, "reason"),
      notes: column(targets, "note"),
    })),
  );
}

/** Drizzle's type of an array knows no nulls in it; PostgreSQL's does. */
function column(targets: Target[], name: "name" | "reason" | "note"): string[] | null {
  if (targets.every((target) => !target[name])) return null;
  return targets.map((target) => target[name] || "");
}

async function keepRejections(ctx: Context, id: number, rejected: Rejection[]): Promise<void> {
  if (rejected.length === 0) return;
  await ctx.db.execute(sql`
    insert into contact_import_rejections (company_id, contact_import_id, line, text, cells, problem)
    select ${ctx.companyId}, ${id}, line, text, cells, problem
    from json_to_recordset(${JSON.stringify(rejected)}::json) as row (line int, text text, cells text[], problem text)`);
}
