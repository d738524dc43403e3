import { and, eq } from "drizzle-orm";
import { type Buyer, type Offer, offerNumbers, offers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { activeBuyers } from "./active-buyers";

/** The active offer that owns a number of ours, with its active buyers in their order; null when none does. */
export async function matchOffer(
  ctx: Context,
  dialed: Phone,
): Promise<{ offer: Offer; buyers: Buyer[] } | null> {
  const { db, companyId } = ctx;
  const [found] = await db
    .select({ offer: offers })
    .from(offerNumbers)
    .innerJoin(offers, and(eq(offers.companyId, offerNumbers.companyId), eq(offers.id, offerNumbers.offerId)))
    .where(
      and(eq(offerNumbers.companyId, companyId), eq(offerNumbers.number, dialed), eq(offers.active, true)),
    );
  return found ? { offer: found.offer, buyers: await activeBuyers(ctx, found.offer.id) } : null;
}
