import { isNull, sql } from "drizzle-orm";
import { type Subscription, subscriptions } from "@/db/schema/subscriptions";
import { lastPosition } from "@/lib/contact-changes/inner/positions";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { CreatedRange } from "@/lib/listing/schema";
import { listSetUp, type SetUpPage } from "@/lib/listing/set-up";
import { allow } from "@/lib/allow";
import { thisSubscription } from "./inner/finding";
import { ListSubscriptions } from "./schema";

/**
 * A subscription without its secret, and its gap: how many events wait, at most 10,001, and since when the first of
 * them does.
 */
export type SubscriptionRow = Omit<Subscription, "sealedSecret"> & {
  waitingCount: number;
  waitingSince: Date | null;
  /** Of one that follows the feed of changes: how many have not reached its queue yet. */
  behindCount: number;
  /** The first that waits, which is the one that is tried. */
  headId: number | null;
};

/** The company's subscriptions that are not archived, the newest first. Needs `security`. */
export async function listSubscriptions(
  ctx: Context,
  input: ListSubscriptions & CreatedRange,
): Promise<SetUpPage<SubscriptionRow>> {
  allow(ctx, "security");
  const page = await listSetUp(
    ctx,
    subscriptions,
    ListSubscriptions.extend(CreatedRange.shape).parse(input),
    isNull(subscriptions.archivedAt),
  );
  return { ...page, rows: await withGaps(ctx, page.rows) };
}

/** One subscription, archived ones too. Throws `NotFound`. Needs `security`. */
export async function getSubscription(ctx: Context, { id }: { id: number }): Promise<SubscriptionRow> {
  allow(ctx, "security");
  const found = Number.isSafeInteger(id)
    ? await ctx.db.select().from(subscriptions).where(thisSubscription(ctx, id))
    : [];
  const [row] = await withGaps(ctx, found);
  if (!row) throw new NotFound("subscription");
  return row;
}

type Gap = { id: number; count: number; head: number | null; since_ms: string | null };

async function withGaps(ctx: Context, rows: Subscription[]): Promise<SubscriptionRow[]> {
  const gaps = await ctx.db.execute<Gap>(sql`
    select one.id, gap.* from unnest(${sql.param(rows.map(({ id }) => id))}::bigint[]) as one (id)
    cross join lateral (
      select count(*)::int as count, min(id) as head, extract(epoch from min(created_at)) * 1000 as since_ms
      from (select id, created_at from deliveries
        where company_id = ${ctx.companyId} and subscription_id = one.id and state = 'waiting'
        order by id limit 10001) as waiting) as gap`);
  const last = rows.some(({ feedSeq }) => feedSeq !== null) ? await lastPosition(ctx) : 0;
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  return rows.map((whole) => {
    const { sealedSecret: _, ...row } = whole;
    const { count = 0, head = null, since_ms = null } = byId.get(row.id) ?? {};
    return {
      ...row,
      waitingCount: count,
      headId: head,
      behindCount: row.feedSeq === null ? 0 : Math.max(0, last - row.feedSeq),
      waitingSince: since_ms === null ? null : new Date(Number(since_ms)),
    };
  });
}
