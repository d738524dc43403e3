import { sql } from "drizzle-orm";
import type { BlockAction } from "@/db/enums";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/permissions";

/** Counting stops here: a day may have a million blocks. */
const COUNTED = 10_000;

export type Count = { count: number; exact: boolean };
export type Today = Record<BlockAction, Count> & { since: Date };

/** How many blocks and unblocks there were since midnight in a time zone, each counted exactly up to 10,000. Needs `Contact:read`. */
export async function changesToday(ctx: Context, timeZone: string): Promise<Today> {
  allow(ctx, "Contact:read");
  const midnight = sql`date_trunc('day', now(), ${timeZone})`;
  const counted = (action: BlockAction) => sql`(select count(*)::int from (
    select from block_logs where company_id = ${ctx.companyId} and action = ${action} and created_at >= ${midnight}
    limit ${COUNTED + 1}) as counted)`;
  const [row] = await ctx.db.execute<{ since: string; blocks: number; unblocks: number }>(
    sql`select ${midnight} as since, ${counted("block")} as blocks, ${counted("unblock")} as unblocks`,
  );
  return {
    since: new Date(row?.since ?? Number.NaN),
    block: upTo(row?.blocks),
    unblock: upTo(row?.unblocks),
  };
}

const upTo = (count = 0): Count => ({ count: Math.min(count, COUNTED), exact: count <= COUNTED });
