import { getSubscription } from "@/lib/subscriptions/listing";
import { subscriptionRecord } from "@/lib/subscriptions/presenting";
import { archiveSubscription } from "@/lib/subscriptions/subscribing";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { SubscriptionPath } from "@/lib/web/api-subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(SubscriptionPath, async (ctx, path) =>
    record("subscription", subscriptionRecord.present(await getSubscription(ctx, path))),
  ),
  DELETE: api(SubscriptionPath, async (ctx, path) => {
    await archiveSubscription(ctx, path);
    return record("subscription", subscriptionRecord.present(await getSubscription(ctx, path)));
  }),
});
