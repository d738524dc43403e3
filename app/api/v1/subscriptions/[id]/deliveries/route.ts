import { listDeliveries } from "@/lib/subscriptions/deliveries";
import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { readTimeRange } from "@/lib/web/api-schema";
import * as operations from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(operations.listDeliveries, async (ctx, input) =>
    list(
      "deliveries",
      await listDeliveries(ctx, { ...input, ...readTimeRange(ctx, input) }),
      deliveryRecord,
      input,
    ),
  ),
});
