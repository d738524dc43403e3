import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { CheckedAction, RefusalReason } from "@/db/enums";
import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { writeStops } from "./inner/counting-stops";

/** How long counts of refused checks are kept, in days. */
const KEPT_DAYS = 400;

/** Refused checks of one token, action and reason. `last` is the beginning of the last hour that had one. */
export type Stops = {
  accessTokenId: number;
  token: string;
  action: CheckedAction;
  reason: RefusalReason;
  count: number;
  last: Date;
};

/**
 * Returns how often phone systems were told no about a number, by token, action and reason, the latest first. Counts of
 * the last seconds may still be missing. Needs `Contact:read`.
 */
export async function stopsOfNumber(ctx: Context, { number }: { number: Phone }): Promise<Stops[]> {
  allow(ctx, "Contact:read");
  const rows = await ctx.db.execute<Omit<Stops, "last"> & { last: number }>(sql`
    select access_token_id as "accessTokenId", access_tokens.name as token, action, reason, sum(count)::int as count,
      (extract(epoch from max(hour)) * 1000)::float8 as last
    from refusal_counts join access_tokens
      on access_tokens.company_id = refusal_counts.company_id and access_tokens.id = access_token_id
    where refusal_counts.company_id = ${ctx.companyId} and number = ${number}
    group by 1, 2, 3, 4 order by last desc, count desc, 1, 3`);
  return rows.map((row) => ({ ...row, last: new Date(row.last) }));
}

/** What a company's phone systems were refused between two times. */
export type CompanyStops = {
  count: number;
  byAction: Partial<Record<CheckedAction, number>>;
  byReason: Partial<Record<RefusalReason, number>>;
  /** The numbers that were refused most often. */
  most: { number: Phone; count: number }[];
};

/**
 * Returns the refused checks of the company's phone systems from `from` until before `to`, to the hour: in all, by
 * action, by reason, and the numbers that were refused most often. Needs `Contact:read`.
 */
export async function stopsOfCompany(
  ctx: Context,
  { from, to, most = 10 }: { from: Date; to: Date; most?: number },
): Promise<CompanyStops> {
  allow(ctx, "Contact:read");
  const within = sql`company_id = ${ctx.companyId} and hour >= ${from.toISOString()} and hour < ${to.toISOString()}`;
  const [sums, numbers] = await Promise.all([
    ctx.db.execute<{ action: CheckedAction; reason: RefusalReason; count: number }>(sql`
      select action, reason, sum(count)::int as count from refusal_counts where ${within} group by 1, 2`),
    ctx.db.execute<{ number: Phone; count: number }>(sql`
      select number, sum(count)::int as count from refusal_counts where ${within} and number is not null
      group by 1 order by 2 desc, 1 limit ${most}`),
  ]);
  const stops: CompanyStops = { count: 0, byAction: {}, byReason: {}, most: [...numbers] };
  for (const { action, reason, count } of sums) {
    stops.count += count;
    stops.byAction[action] = (stops.byAction[action] ?? 0) + count;
    stops.byReason[reason] = (stops.byReason[reason] ?? 0) + count;
  }
  return stops;
}

/** Writes the counts that wait in this process: for a process that ends. */
export const keepStops = (): Promise<void> => writeStops();

/** Removes counts that are older than they are kept. */
export async function removeOldStops(): Promise<void> {
  await db.execute(sql`delete from refusal_counts where hour < now() - make_interval(days => ${KEPT_DAYS})`);
}
