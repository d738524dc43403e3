import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { skipDelivery } from "@/lib/subscriptions/resending";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import * as operations from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(operations.skipDelivery, async (ctx, path) =>
    record("delivery", deliveryRecord.present(await skipDelivery(ctx, path))),
  ),
});
