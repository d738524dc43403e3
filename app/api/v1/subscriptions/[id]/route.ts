import { getSubscription } from "@/lib/subscriptions/listing";
import { subscriptionRecord } from "@/lib/subscriptions/presenting";
import { archiveSubscription } from "@/lib/subscriptions/subscribing";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { subscriptionOperations } from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(subscriptionOperations.read, async (ctx, path) =>
    record("subscription", subscriptionRecord.present(await getSubscription(ctx, path))),
  ),
  DELETE: api(subscriptionOperations.unsubscribe, async (ctx, path) => {
    await archiveSubscription(ctx, path);
    return record("subscription", subscriptionRecord.present(await getSubscription(ctx, path)));
  }),
});
