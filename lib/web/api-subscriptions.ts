import { z } from "zod";
import { ListSubscriptions, Subscribe } from "@/lib/subscriptions/schema";
import { Truth } from "./api-schema";

/** What is no id is one that nothing has. */
const id = z.string().transform((id) => (/^\d{1,15}$/.test(id) ? Number(id) : Number.NaN));

export const SubscriptionPath = z.object({ id });
export const DeliveryPath = z.object({ id, deliveryId: id });

/** A form may send trigger fields empty. */
export const SubscriptionBody = Subscribe.extend({
  triggerFields: z.preprocess(
    (value) => (value === "" || value === null || value === "{}" ? undefined : value),
    Subscribe.shape.triggerFields,
  ),
});

const lists = {
  columns: z.string().optional(),
  root: Truth.optional(),
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  orderDir: z.enum(["desc"], { error: "must be desc" }).optional(),
};

export const SubscriptionsQuery = ListSubscriptions.extend(lists);
export const DeliveriesQuery = SubscriptionsQuery.extend({ id });
