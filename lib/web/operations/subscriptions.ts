import { z } from "zod";
import { subscriptionRecord } from "@/lib/subscriptions/presenting";
import { ListSubscriptions, Subscribe } from "@/lib/subscriptions/schema";
import { createdQuery } from "../api/lists";
import { saysList, saysRecord } from "../api/said";
import { asWire, SubscriptionId } from "../api/schema";
import { operation } from "./operation";

const SubscriptionPath = z.object({ id: SubscriptionId });

/** A form may send trigger fields empty. */
const SubscriptionBody = Subscribe.extend({
  targetUrl: Subscribe.shape.targetUrl.meta({
    description: "Where events are posted to: https, and not on a private network.",
    example: "https://example.com/hook",
  }),
  event: Subscribe.shape.event.meta({ description: "The one kind of event that is posted." }),
  triggerFields: z
    .preprocess(
      (value) => (value === "" || value === null || value === "{}" ? undefined : value),
      Subscribe.shape.triggerFields,
    )
    .meta({
      description: "Nothing or empty: these events have none.",
      override: asWire({ anyOf: [{ type: "object", maxProperties: 0 }, { enum: ["", "{}", null] }] }),
    }),
});

const security = { tag: "Subscriptions", needs: "security" } as const;

/** A subscription as only the answer to its creation shows it. */
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

/** The operations on subscriptions to events. */
export const subscriptionOperations = {
  list: operation({
    ...security,
    id: "listSubscriptions",
    method: "get",
    path: "/subscriptions",
    summary: "Subscriptions, with how many events wait",
    description: "Those that are not archived.",
    input: ListSubscriptions.extend(createdQuery),
    answers: { 200: saysList("subscriptions", subscriptionRecord, "The subscriptions, newest first.") },
    example: { columns: "id,event,state,waiting_count" },
  }),

  subscribe: operation({
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
  }),

  read: operation({
    ...security,
    id: "getSubscription",
    method: "get",
    path: "/subscriptions/{id}",
    summary: "One subscription",
    input: SubscriptionPath,
    answers: {
      200: saysRecord("subscription", subscriptionRecord, "The subscription; an archived one too."),
    },
    fails: [404],
    example: { id: 1 },
  }),

  unsubscribe: operation({
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
  }),

  pause: operation({
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
  }),

  resume: operation({
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
  }),
};
