import { listDeliveries } from "@/lib/subscriptions/deliveries";
import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { DeliveriesQuery } from "@/lib/web/api-subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(DeliveriesQuery, async (ctx, input) =>
    list("deliveries", await listDeliveries(ctx, input), deliveryRecord, input),
  ),
});
