import { getSubscription } from "@/lib/subscriptions/listing";
import { resumeSubscription } from "@/lib/subscriptions/pausing";
import { subscriptionRecord } from "@/lib/subscriptions/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { subscriptionOperations } from "@/lib/web/operations/subscriptions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(subscriptionOperations.resume, async (ctx, path) => {
    await resumeSubscription(ctx, path);
    return record("subscription", subscriptionRecord.present(await getSubscription(ctx, path)));
  }),
});
