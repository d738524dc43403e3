import { sql } from "drizzle-orm";
import type { BlockSource } from "@/db/enums";
import { tellChange } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { countOfDay } from "@/lib/counts";
import type { Phone } from "@/lib/phone/phone";
import { writeChanges } from "./packing";
import { publishChange } from "./publishing";

/**
 * Counts a logged change of `blocked` (`step` +1 or -1 for each contact), in all and for today by its source, and
 * reports it to every process and to subscriptions. All of it takes effect when the transaction commits, or never.
 */
export async function announce(
  ctx: Context,
  changed: { id: number; number: Phone }[],
  step: 1 | -1,
  source: BlockSource,
): Promise<void> {
  if (changed.length === 0) return;
  await ctx.db.execute(
    sql`insert into blocked_counts (company_id, delta) values (${ctx.companyId}, ${step * changed.length})`,
  );
  await countOfDay(ctx, step === 1 ? "block" : "unblock", source, changed.length);
  await publishChange(ctx, changed, { blocked: step === 1 });
  await forgetEverywhere(
    ctx,
    changed.map((contact) => contact.number),
  );
}

/** Tells every process, this one included, to forget what it knows about these numbers, after the commit. */
export const forgetEverywhere = (ctx: Context, numbers: Phone[]): Promise<void> =>
  tellChange(ctx, "contacts_changed", writeChanges({ companyId: ctx.companyId, numbers }));
