import { z } from "zod";
import { deliveryRecord } from "@/lib/subscriptions/presenting";
import { ListSubscriptions } from "@/lib/subscriptions/schema";
import { createdQuery } from "../api/lists";
import { saysList, saysRecord } from "../api/said";
import { RecordId, SubscriptionId } from "../api/schema";
import { operation } from "./operation";

const DeliveryPath = z.object({
  id: SubscriptionId,
  deliveryId: RecordId.meta({ description: "The delivery's id." }),
});

const security = { tag: "Subscriptions", needs: "security" } as const;

const theDelivery = (description: string) => saysRecord("delivery", deliveryRecord, description);

/** The operations on what was posted to a subscription, and on what still waits. */
export const deliveryOperations = {
  list: operation({
    ...security,
    id: "listDeliveries",
    method: "get",
    path: "/subscriptions/{id}/deliveries",
    summary: "What was posted, and what waits to be",
    description: "As far back as events are kept: 30 days.",
    input: ListSubscriptions.extend({ ...createdQuery, id: SubscriptionId }),
    answers: { 200: saysList("deliveries", deliveryRecord, "The deliveries, newest first.") },
    fails: [404],
    example: { id: 1, per_page: 100 },
  }),

  resend: operation({
    ...security,
    id: "resendDelivery",
    method: "post",
    path: "/subscriptions/{id}/deliveries/{delivery_id}/resend",
    summary: "Post an event once more",
    description:
      "After all that wait, with the same `webhook-id`. 409 for one that still waits: it is posted anyway.",
    input: DeliveryPath,
    answers: { 201: theDelivery("The new delivery.") },
    fails: [404, 409],
    example: { id: 1, delivery_id: 1 },
  }),

  skip: operation({
    ...security,
    id: "skipDelivery",
    method: "post",
    path: "/subscriptions/{id}/deliveries/{delivery_id}/skip",
    summary: "Give up an event that its target does not take",
    description: "Those behind it are then posted. One that no longer waits stays as it is.",
    input: DeliveryPath,
    answers: { 200: theDelivery("The delivery as it is now.") },
    fails: [404, 409],
    example: { id: 1, delivery_id: 1 },
  }),
};
