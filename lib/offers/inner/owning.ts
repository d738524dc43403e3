import { and, eq, inArray, ne, notInArray } from "drizzle-orm";
import { offerNumbers, offers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";

/**
 * Sets the offer's numbers to exactly these. Throws `Invalid`, naming the other offer, when one belongs to another
 * offer.
 */
export async function setNumbers(
  { db, companyId }: Context,
  offerId: number,
  numbers: readonly Phone[],
): Promise<void> {
  const ours = and(eq(offerNumbers.companyId, companyId), eq(offerNumbers.offerId, offerId));
  const sorted = [...new Set(numbers)].toSorted();
  const gone = sorted.length > 0 ? and(ours, notInArray(offerNumbers.number, sorted)) : ours;
  await db.delete(offerNumbers).where(gone);
  if (sorted.length === 0) return;
  // A separate statement, so that the next one sees which of two offers took a number first.
  await db
    .insert(offerNumbers)
    .values(sorted.map((number) => ({ companyId, number, offerId })))
    .onConflictDoNothing();
  const taken = await db
    .select({ number: offerNumbers.number, offer: offers.name })
    .from(offerNumbers)
    .innerJoin(offers, and(eq(offers.companyId, companyId), eq(offers.id, offerNumbers.offerId)))
    .where(
      and(
        eq(offerNumbers.companyId, companyId),
        inArray(offerNumbers.number, sorted),
        ne(offerNumbers.offerId, offerId),
      ),
    )
    .orderBy(offerNumbers.number);
  if (taken.length > 0)
    throw new Invalid({
      numbers: taken.map(({ number, offer }) => `${number} belongs to the offer “${offer}” already`),
    });
}
