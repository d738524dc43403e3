import { z } from "zod";
import { ListSubscriptions, Subscribe } from "@/lib/subscriptions/schema";
import { asWire, RecordId } from "./api-schema";
import { createdQuery } from "./api-lists";

const id = RecordId.meta({ description: "The subscription's id." });

export const SubscriptionPath = z.object({ id });
export const DeliveryPath = z.object({
  id,
  deliveryId: RecordId.meta({ description: "The delivery's id." }),
});

/** A form may send trigger fields empty. */
export const SubscriptionBody = Subscribe.extend({
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

export const SubscriptionsQuery = ListSubscriptions.extend(createdQuery);
export const DeliveriesQuery = SubscriptionsQuery.extend({ id });
