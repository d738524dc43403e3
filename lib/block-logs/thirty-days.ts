import { sql } from "drizzle-orm";
import type { BlockSource, CheckedAction, CountedKind } from "@/db/enums";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** How many days are shown, today included. */
export const DAYS = 30;

/** One day in the company's time zone: blocks and unblocks by source, and refused attempts by action. */
export type Day = {
  /** As 2026-03-22. */
  day: string;
  block: DayCounts<BlockSource>;
  unblock: DayCounts<BlockSource>;
  /** Refused because blocked or opted out. */
  stop: DayCounts<CheckedAction>;
};

/** The sum and its parts that are not zero. */
export type DayCounts<Part extends string> = { all: number; of: Partial<Record<Part, number>> };

/**
 * The blocks, unblocks and stops of the last thirty days, the oldest first and today the last, each day in the
 * company's time zone as it was then. Exact. Reads only the daily counts, so the cost does not grow with the lists.
 * Needs `Contact:read`.
 */
export async function thirtyDays(ctx: Context): Promise<[...Day[], Day]> {
  allow(ctx, "Contact:read");
  const rows = await ctx.db.execute<Row>(sql`
    with today as (select (now() at time zone time_zone)::date as day from companies where id = ${ctx.companyId})
    select to_char(wanted.day, 'YYYY-MM-DD') as day, kind, detail, sum(delta)::int as count
    from today cross join generate_series(0, ${DAYS - 1}) as ago
      cross join lateral (select today.day - ago as day) as wanted
      left join daily_counts on company_id = ${ctx.companyId} and daily_counts.day = wanted.day
    group by wanted.day, kind, detail order by wanted.day, count desc, detail`);
  const days = new Map<string, Day>();
  for (const row of rows) add(days, row);
  const all = [...days.values()];
  const today = all.pop();
  if (!today) throw new Error(`company ${ctx.companyId} is not there`);
  return [...all, today];
}

type Row = { day: string; kind: CountedKind | null; detail: BlockSource & CheckedAction; count: number };

function add(days: Map<string, Day>, { day, kind, detail, count }: Row): void {
  const its = days.get(day) ?? { day, block: none(), unblock: none(), stop: none() };
  days.set(day, its);
  if (!kind || count === 0) return;
  const counts: DayCounts<string> = its[kind];
  counts.all += count;
  counts.of[detail] = count;
}

const none = () => ({ all: 0, of: {} });
