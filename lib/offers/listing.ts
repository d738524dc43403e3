import { and, asc, eq, exists, like } from "drizzle-orm";
import { offerNumbers, offers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { CreatedRange, ListSetUp } from "@/lib/listing/schema";
import { calledOrNumbered, listSetUp, type SetUpPage } from "@/lib/listing/set-up";
import { allow } from "@/lib/allow";
import type { WholeOffer } from "./schema";
import { withParts } from "./inner/finding";

/**
 * The company's offers, the newest first, searched by name and by their numbers, in pages by key. Needs `setup_system`.
 */
export async function listOffers(
  ctx: Context,
  input: ListSetUp & CreatedRange,
): Promise<SetUpPage<WholeOffer>> {
  allow(ctx, "setup_system");
  const query = ListSetUp.extend(CreatedRange.shape).parse(input);
  const owning = (pattern: string) =>
    exists(
      ctx.db
        .select()
        .from(offerNumbers)
        .where(
          and(
            eq(offerNumbers.companyId, offers.companyId),
            eq(offerNumbers.offerId, offers.id),
            like(offerNumbers.number, pattern),
          ),
        ),
    );
  const page = await listSetUp(ctx, offers, query, calledOrNumbered(query.fulltext, offers.name, owning));
  return { ...page, rows: await withParts(ctx, page.rows) };
}

export type OfferName = { id: number; name: string };

/** The names of the company's offers, for a choice. Needs `setup_system`. */
export async function offerNames(ctx: Context): Promise<OfferName[]> {
  allow(ctx, "setup_system");
  return ctx.db
    .select({ id: offers.id, name: offers.name })
    .from(offers)
    .where(eq(offers.companyId, ctx.companyId))
    .orderBy(asc(offers.name), asc(offers.id));
}
