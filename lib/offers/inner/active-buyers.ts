import { and, asc, eq, isNull } from "drizzle-orm";
import { type Buyer, buyers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";

/** An offer's active buyers, in the order in which they are tried. Checks no permission. */
export function activeBuyers({ db, companyId }: Context, offerId: number): Promise<Buyer[]> {
  return db
    .select()
    .from(buyers)
    .where(
      and(
        eq(buyers.companyId, companyId),
        eq(buyers.offerId, offerId),
        eq(buyers.active, true),
        isNull(buyers.archivedAt),
      ),
    )
    .orderBy(asc(buyers.priority), asc(buyers.id));
}
