import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** How far back withheld callers are counted, in days. */
export const COUNTED_DAYS = 30;

/** Counting stops here. */
const MOST = 10_000;

/**
 * How many callers without a number rang in the last 30 days, at all or for one offer; at most 10,000. Checks no
 * permission.
 */
export async function withheldCount({ db, companyId }: Context, offerId?: number): Promise<number> {
  const ofOffer = offerId === undefined ? sql`` : sql`and offer_id = ${offerId}`;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from calls where company_id = ${companyId} and caller_id is null and direction = 'inbound'
        and created_at > now() - ${COUNTED_DAYS} * interval '1 day' ${ofOffer}
      limit ${MOST}) as counted`);
  return row?.count ?? 0;
}
