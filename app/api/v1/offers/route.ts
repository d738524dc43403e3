import { listOffers } from "@/lib/offers/listing";
import { offerRecord } from "@/lib/offers/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { setUpOperations } from "@/lib/web/operations/offers-and-schedules";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(setUpOperations.listOffers, async (ctx, input) =>
    list("offers", await listOffers(ctx, { ...input, ...readTimeRange(ctx, input) }), offerRecord, input),
  ),
});
