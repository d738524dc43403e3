import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { resendDelivery } from "@/lib/subscriptions/resending";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import * as operations from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(operations.resendDelivery, async (ctx, path) =>
    record("delivery", deliveryRecord.present(await resendDelivery(ctx, path)), { status: 201 }),
  ),
});
