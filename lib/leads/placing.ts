import { and, asc, eq } from "drizzle-orm";
import { offers } from "@/db/schema/offers";
import { schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";

/** The offer and schedule that a lead belongs to. */
export type LeadPlace = { offerId: number | null; scheduleId: number | null };

/**
 * Reads the place that a request names, by ids or by the token of an offer or schedule. A lead of a schedule belongs to
 * the schedule's offer too, unless another is named. What is not named is undefined. Throws `Invalid` for what is not
 * the company's.
 */
export async function placeNamed(
  ctx: Context,
  { leadToken, offerId, scheduleId }: Partial<LeadPlace> & { leadToken?: string },
): Promise<Partial<LeadPlace>> {
  const token: Partial<LeadPlace> = leadToken ? await placeOfToken(ctx, leadToken) : {};
  const place = {
    offerId: offerId ?? token.offerId ?? offerId,
    scheduleId: scheduleId ?? token.scheduleId ?? scheduleId,
  };
  if (place.offerId) await refuseForeignOffer(ctx, place.offerId);
  if (!place.scheduleId) return place;
  const [schedule] = await ctx.db
    .select({ offerId: schedules.offerId })
    .from(schedules)
    .where(and(eq(schedules.companyId, ctx.companyId), eq(schedules.id, place.scheduleId)));
  if (!schedule) throw new Invalid({ schedule_id: ["is not a schedule of this company"] });
  return place.offerId === undefined && schedule.offerId !== null
    ? { ...place, offerId: schedule.offerId }
    : place;
}

async function placeOfToken(ctx: Context, token: string) {
  const [[offer], [schedule]] = await Promise.all([
    ctx.db
      .select({ offerId: offers.id })
      .from(offers)
      .where(and(eq(offers.companyId, ctx.companyId), eq(offers.leadToken, token))),
    ctx.db
      .select({ scheduleId: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.companyId, ctx.companyId), eq(schedules.leadToken, token))),
  ]);
  if (!offer && !schedule) {
    throw new Invalid({ lead_token: ["is not that of an offer or schedule of this company"] });
  }
  return { offerId: offer?.offerId, scheduleId: schedule?.scheduleId };
}

async function refuseForeignOffer(ctx: Context, id: number) {
  const [offer] = await ctx.db
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.companyId, ctx.companyId), eq(offers.id, id)));
  if (!offer) throw new Invalid({ offer_id: ["is not an offer of this company"] });
}

export type PlaceName = { id: number; name: string; active: boolean };

/** The names of the company's offers and schedules, for a choice. Needs `Lead:read`. */
export async function leadPlaces(ctx: Context): Promise<{ offers: PlaceName[]; schedules: PlaceName[] }> {
  allow(ctx, "Lead:read");
  const names = (table: typeof offers | typeof schedules) =>
    ctx.db
      .select({ id: table.id, name: table.name, active: table.active })
      .from(table)
      .where(eq(table.companyId, ctx.companyId))
      .orderBy(asc(table.name), asc(table.id));
  const [itsOffers, itsSchedules] = await Promise.all([names(offers), names(schedules)]);
  return { offers: itsOffers, schedules: itsSchedules };
}
