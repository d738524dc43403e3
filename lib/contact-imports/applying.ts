import { sql } from "drizzle-orm";
import { type ContactImport, contactImports as t } from "@/db/schema/contact-imports";
import { setBlocked } from "@/lib/contacts/blocking";
import { type Context, transaction } from "@/lib/context";
import type { Phone } from "@/lib/phone";
import { decidedBefore, keepPassed } from "./decided";
import { lockImport, thisImport } from "./finding";
import type { Chunk, Rejection } from "./rows";

/**
 * Does one chunk: numbers, log rows, rejected rows, counts and position in one transaction. Returns false, and does
 * nothing, when the record does not stand right before this chunk any more: stopped, or another worker was faster.
 */
export function applyChunk(ctx: Context, { id }: ContactImport, chunk: Chunk): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "running" || record.position !== chunk.after) return false;
    await keepPlans(ctx);
    const decided = await decidedBefore(ctx, record, chunk.numbers);
    const first = decided.size === 0 ? chunk.numbers : chunk.numbers.filter((number) => !decided.has(number));
    const { blocked, reason, note } = record;
    const outcomes = await setBlocked(ctx, first, {
      blocked,
      source: "import",
      reason,
      note,
      contactImportId: id,
    });
    const counts = { blocked: 0, already_blocked: 0, unblocked: 0, not_blocked: 0 };
    const passed: Phone[] = [];
    for (const [number, { result }] of outcomes) {
      counts[result] += 1;
      if (result === "not_blocked") passed.push(number);
    }
    await keepPassed(ctx, record, passed);
    await keepRejections(ctx, record, chunk.rejected);
    await ctx.db
      .update(t)
      .set({
        blockedCount: sql`${t.blockedCount} + ${counts.blocked}`,
        alreadyBlockedCount: sql`${t.alreadyBlockedCount} + ${counts.already_blocked}`,
        unblockedCount: sql`${t.unblockedCount} + ${counts.unblocked}`,
        notBlockedCount: sql`${t.notBlockedCount} + ${counts.not_blocked}`,
        duplicateCount: sql`${t.duplicateCount} + ${chunk.duplicates + decided.size}`,
        rejectedCount: sql`${t.rejectedCount} + ${chunk.rejected.length}`,
        position: chunk.position,
        bytesDone: chunk.bytesDone,
        updatedAt: new Date(),
      })
      .where(thisImport(ctx, id));
    return true;
  });
}

async function keepRejections(ctx: Context, { id }: ContactImport, rejected: Rejection[]): Promise<void> {
  if (rejected.length === 0) return;
  await ctx.db.execute(sql`
    insert into contact_import_rejections (company_id, contact_import_id, line, text, cells, problem)
    select ${ctx.companyId}, ${id}, line, text, cells, problem
    from json_to_recordset(${JSON.stringify(rejected)}::json) as row (line int, text text, cells text[], problem text)`);
}

/**
 * The foreign keys are checked row by row. Planning each check anew, as this process's connections do, takes half of the
 * time; a plan is kept for this chunk, and none is kept from when the tables were small.
 */
async function keepPlans({ db }: Context): Promise<void> {
  await db.execute(sql`discard plans`);
  await db.execute(sql`set local plan_cache_mode = auto`);
}
