import { getSubscription, listSubscriptions } from "@/lib/subscriptions/listing";
import { subscriptionRecord } from "@/lib/subscriptions/presenting";
import { subscribe } from "@/lib/subscriptions/subscribing";
import { api, endpoint } from "@/lib/web/api/api";
import { list, record } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { subscriptionOperations } from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(subscriptionOperations.list, async (ctx, input) =>
    list(
      "subscriptions",
      await listSubscriptions(ctx, { ...input, ...readTimeRange(ctx, input) }),
      subscriptionRecord,
      input,
    ),
  ),
  POST: api(subscriptionOperations.subscribe, async (ctx, body) => {
    const { subscription, secret } = await subscribe(ctx, body);
    const made = subscriptionRecord.present(await getSubscription(ctx, subscription));
    return record("subscription", { ...made, signing_secret: secret }, { status: 201 });
  }),
});
