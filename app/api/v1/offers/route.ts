import { listOffers } from "@/lib/offers/listing";
import { offerRecord } from "@/lib/offers/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { readTimeRange } from "@/lib/web/api-schema";
import * as operations from "@/lib/web/operations/offers-and-schedules";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(operations.listOffers, async (ctx, input) =>
    list("offers", await listOffers(ctx, { ...input, ...readTimeRange(ctx, input) }), offerRecord, input),
  ),
});
