import type { WholeOffer } from "../schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { buyers, type Offer, offerNumbers, offers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

/** The offer's row; `NotFound` when the company has none. Checks no permission. */
export async function offerById(ctx: Context, id: number): Promise<Offer> {
  const [offer] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(offers).where(thisOffer(ctx, id))
    : [];
  if (!offer) throw new NotFound("offer");
  return offer;
}

export const thisOffer = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(offers.companyId, companyId), eq(offers.id, id));

/** The offers with their numbers and buyers. */
export async function withParts({ db, companyId }: Context, rows: Offer[]): Promise<WholeOffer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((offer) => offer.id);
  const [numbers, takers] = await Promise.all([
    db
      .select()
      .from(offerNumbers)
      .where(and(eq(offerNumbers.companyId, companyId), inArray(offerNumbers.offerId, ids)))
      .orderBy(asc(offerNumbers.number)),
    db
      .select()
      .from(buyers)
      .where(and(eq(buyers.companyId, companyId), inArray(buyers.offerId, ids), isNull(buyers.archivedAt)))
      .orderBy(asc(buyers.priority), asc(buyers.id)),
  ]);
  return rows.map((offer) => ({
    ...offer,
    numbers: numbers.filter(({ offerId }) => offerId === offer.id).map(({ number }) => number),
    buyers: takers.filter(({ offerId }) => offerId === offer.id),
  }));
}
