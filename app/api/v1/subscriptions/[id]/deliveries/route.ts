import { listDeliveries } from "@/lib/subscriptions/deliveries";
import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { deliveryOperations } from "@/lib/web/operations/deliveries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(deliveryOperations.list, async (ctx, input) =>
    list(
      "deliveries",
      await listDeliveries(ctx, { ...input, ...readTimeRange(ctx, input) }),
      deliveryRecord,
      input,
    ),
  ),
});
