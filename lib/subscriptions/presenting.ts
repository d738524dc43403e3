import { z } from "zod";
import { pauseReasons, subscriptionKinds, toldKinds } from "@/db/enums";
import type { Delivery } from "@/db/schema/subscriptions";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { DeliveryRow } from "./deliveries";
import type { SubscriptionRow } from "./listing";
import { deliveryStandingOf, subscriptionStateOf } from "./schema";

/** A subscription in the API's words, without its secret. */
export const subscriptionRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("Subscription"),
      created_at: WireTime,
      updated_at: WireTime,
      kind: z.enum(subscriptionKinds).meta({ description: "A vicidial one keeps VICIdial's own DNC list." }),
      event: z.enum(toldKinds),
      target_url: z.url().meta({ example: "https://example.com/hook" }),
      trigger_fields: z.object({}).meta({ description: "Empty: these events have none." }),
      state: z.enum(["active", "failing", "paused", "archived"]),
      failing_since: WireTime.nullable().meta({ description: "Since when every try failed.", example: null }),
      paused_at: WireTime.nullable().meta({ example: null }),
      paused_why: z.enum(pauseReasons).nullable().meta({ example: null }),
      archived_at: WireTime.nullable().meta({ example: null }),
      waiting_count: WireCount.meta({ description: "How many events wait; 10,001 for more than 10,000." }),
      waiting_since: WireTime.nullable().meta({
        description: "Since when the first of them does.",
        example: null,
      }),
      behind_count: WireCount.meta({ description: "How many changes are not among them yet; of vicidial." }),
      lost_count: WireCount.meta({ description: "How many waited for longer than they are kept." }),
      user_id: WireId.nullable(),
      collaborator_id: WireId.nullable(),
      access_token_id: WireId.nullable(),
    })
    .meta({ id: "Subscription" }),
).of((one: SubscriptionRow) => ({
  id: one.id,
  type: "Subscription",
  created_at: wireTime(one.createdAt),
  updated_at: wireTime(one.updatedAt),
  kind: one.kind,
  event: one.event,
  target_url: one.targetUrl,
  trigger_fields: {},
  state: subscriptionStateOf(one),
  failing_since: wireTime(one.failingSince),
  paused_at: wireTime(one.pausedAt),
  paused_why: one.pausedWhy,
  archived_at: wireTime(one.archivedAt),
  waiting_count: one.waitingCount,
  waiting_since: wireTime(one.waitingSince),
  behind_count: one.behindCount,
  lost_count: one.lostCount,
  user_id: one.userId,
  collaborator_id: one.collaboratorId,
  access_token_id: one.accessTokenId,
}));

/** A delivery in the API's words. */
export const deliveryRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("Delivery"),
      created_at: WireTime,
      subscription_id: WireId,
      webhook_id: z
        .string()
        .meta({ description: "The same whenever the event is posted.", example: "evt_1" }),
      state: z.enum(["waiting", "retrying", "delivered", "skipped"]),
      attempts: WireCount.meta({ description: "How often it was tried." }),
      tried_at: WireTime.nullable(),
      next_try_at: WireTime.nullable().meta({ description: "Null where it is not its turn." }),
      answer_status: z.int().nullable().meta({ description: "The HTTP status of the last answer." }),
      answer: z.string().nullable().meta({ description: "Its beginning, or why there was none." }),
      delivered_at: WireTime.nullable(),
    })
    .meta({ id: "Delivery" }),
).of((one: Delivery & Partial<DeliveryRow>) => ({
  id: one.id,
  type: "Delivery",
  created_at: wireTime(one.createdAt),
  subscription_id: one.subscriptionId,
  webhook_id: webhookId(one.eventId),
  state: deliveryStandingOf(one),
  attempts: one.attempts,
  tried_at: wireTime(one.triedAt),
  next_try_at: wireTime(one.nextTryAt ?? null),
  answer_status: one.answerStatus,
  answer: one.answer,
  delivered_at: wireTime(one.deliveredAt),
}));

/** The `webhook-id` of an event: the same at each try and each resending. */
export const webhookId = (eventId: number): string => `evt_${eventId}`;
