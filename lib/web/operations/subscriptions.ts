import { z } from "zod";
import { deliveryRecord, subscriptionRecord } from "@/lib/subscriptions/presenting";
import { saysList, saysRecord } from "../api-said";
import {
  DeliveriesQuery,
  DeliveryPath,
  SubscriptionBody,
  SubscriptionPath,
  SubscriptionsQuery,
} from "../api-subscriptions";
import { operation } from "../operations";

const security = { tag: "Subscriptions", needs: "security" } as const;

/** As it is answered once, when it is made. */
const made = {
  schema: subscriptionRecord.schema
    .extend({
      signing_secret: z.string().meta({
        description: "Signs what is posted, as Standard Webhooks say. Shown here and nowhere else.",
        example: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
      }),
    })
    .meta({ id: "MadeSubscription" }),
};

const theSubscription = saysRecord("subscription", subscriptionRecord, "The subscription as it is now.");

export const listSubscriptions = operation({
  ...security,
  id: "listSubscriptions",
  method: "get",
  path: "/subscriptions",
  summary: "Subscriptions, with how many events wait",
  description: "Those that are not archived.",
  input: SubscriptionsQuery,
  answers: { 200: saysList("subscriptions", subscriptionRecord, "The subscriptions, newest first.") },
  example: { columns: "id,event,state,waiting_count" },
});

export const subscribe = operation({
  ...security,
  id: "subscribe",
  method: "post",
  path: "/subscriptions",
  summary: "Have events posted to a URL",
  description: `Each event of this kind is posted from now on, in order, once or more; \`webhook-id\` is the same each time. Answer with a 2xx within 10 seconds. 410 pauses the subscription. Anything else is tried again, and after a day of failures it is paused; its events wait, for at most 30 days.

Check the signature as [Standard Webhooks](https://www.standardwebhooks.com) say.`,
  needs: "security and Contact:read",
  input: SubscriptionBody,
  answers: { 201: saysRecord("subscription", made, "The subscription, with its signing secret.") },
  example: { target_url: "https://example.com/hook", event: "contact_blocked" },
});

export const getSubscription = operation({
  ...security,
  id: "getSubscription",
  method: "get",
  path: "/subscriptions/{id}",
  summary: "One subscription",
  input: SubscriptionPath,
  answers: { 200: saysRecord("subscription", subscriptionRecord, "The subscription; an archived one too.") },
  fails: [404],
  example: { id: 1 },
});

export const unsubscribe = operation({
  ...security,
  id: "unsubscribe",
  method: "delete",
  path: "/subscriptions/{id}",
  summary: "End a subscription for good",
  description: "Nothing more is posted, not even what waits. It is archived, and can still be read.",
  input: SubscriptionPath,
  answers: { 200: theSubscription },
  fails: [404],
  example: { id: 1 },
});

export const pauseSubscription = operation({
  ...security,
  id: "pauseSubscription",
  method: "post",
  path: "/subscriptions/{id}/pause",
  summary: "Pause a subscription",
  description: "Its events wait until it is resumed, for at most 30 days.",
  input: SubscriptionPath,
  answers: { 200: theSubscription },
  fails: [404, 409],
  example: { id: 1 },
});

export const resumeSubscription = operation({
  ...security,
  id: "resumeSubscription",
  method: "post",
  path: "/subscriptions/{id}/resume",
  summary: "Resume a subscription",
  description:
    "One that is paused or waits for its next try goes on at once, from the first event that waits.",
  input: SubscriptionPath,
  answers: { 200: theSubscription },
  fails: [404, 409],
  example: { id: 1 },
});

export const listDeliveries = operation({
  ...security,
  id: "listDeliveries",
  method: "get",
  path: "/subscriptions/{id}/deliveries",
  summary: "What was posted, and what waits to be",
  description: "As far back as events are kept: 30 days.",
  input: DeliveriesQuery,
  answers: { 200: saysList("deliveries", deliveryRecord, "The deliveries, newest first.") },
  fails: [404],
  example: { id: 1, per_page: 100 },
});

const theDelivery = (description: string) => saysRecord("delivery", deliveryRecord, description);

export const resendDelivery = operation({
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
});

export const skipDelivery = operation({
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
});
