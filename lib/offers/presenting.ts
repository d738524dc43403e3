import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeOffer } from "./reading";

/** An offer as the API says it. */
export const offerRecord = presenter<WholeOffer>({
  id: (offer) => offer.id,
  type: () => "Offer",
  created_at: (offer) => wireTime(offer.createdAt),
  updated_at: (offer) => wireTime(offer.updatedAt),
  routes_show_path: (offer) => `/offers/${offer.id}`,
  routes_edit_path: (offer) => `/offers/${offer.id}`,
  name: (offer) => offer.name,
  active: (offer) => offer.active,
  lead_token: (offer) => offer.leadToken,
  numbers: (offer) => offer.numbers,
  buyers: (offer) =>
    offer.buyers.map(({ id, name, number, priority, active }) => ({ id, name, number, priority, active })),
});
