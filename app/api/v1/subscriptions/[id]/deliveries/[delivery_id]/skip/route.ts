import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { skipDelivery } from "@/lib/subscriptions/resending";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { deliveryOperations } from "@/lib/web/operations/deliveries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(deliveryOperations.skip, async (ctx, path) =>
    record("delivery", deliveryRecord.present(await skipDelivery(ctx, path))),
  ),
});
