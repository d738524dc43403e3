import { z } from "zod";
import { presenter, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeOffer } from "./schema";

/** An offer as the API presents it. */
export const offerRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("Offer"),
      created_at: WireTime,
      updated_at: WireTime,
      routes_show_path: z.string().meta({ example: "/offers/1" }),
      routes_edit_path: z.string().meta({ example: "/offers/1" }),
      name: z.string().meta({ example: "Solar West" }),
      active: z.boolean().meta({ example: true }),
      lead_token: z.string().meta({
        description: "Lets leads in without keys, as POST /leads says.",
        example: "tdlead5f0c8a1e9d3b47260f8e",
      }),
      numbers: z.array(WireNumber).meta({ description: "Ours; a call to one of them is this offer's." }),
      buyers: z.array(
        z.object({
          id: WireId,
          name: z.string().meta({ example: "Solar Installers" }),
          number: WireNumber,
          priority: z.int().meta({ description: "The lowest is called first." }),
          active: z.boolean().meta({ example: true }),
        }),
      ),
    })
    .meta({ id: "Offer" }),
).of((offer: WholeOffer) => ({
  id: offer.id,
  type: "Offer",
  created_at: wireTime(offer.createdAt),
  updated_at: wireTime(offer.updatedAt),
  routes_show_path: `/offers/${offer.id}`,
  routes_edit_path: `/offers/${offer.id}`,
  name: offer.name,
  active: offer.active,
  lead_token: offer.leadToken,
  numbers: offer.numbers,
  buyers: offer.buyers.map(({ id, name, number, priority, active }) => ({
    id,
    name,
    number,
    priority,
    active,
  })),
}));
