import { z } from "zod";
import { eventKinds, pauseReasons } from "@/db/enums";
import type { Delivery } from "@/db/schema/subscriptions";
import { presenter, WireCount, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { DeliveryRow } from "./deliveries";
import type { SubscriptionRow } from "./listing";
import { standingOf, stateOf } from "./schema";

/** A subscription as the API says it; never its secret. */
export const subscriptionRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("Subscription"),
      created_at: WireTime,
      updated_at: WireTime,
      event: z.enum(eventKinds),
      target_url: z.url(),
      trigger_fields: z.object({}),
      state: z.enum(["active", "failing", "paused", "archived"]),
      failing_since: WireTime.nullable(),
      paused_at: WireTime.nullable(),
      paused_why: z.enum(pauseReasons).nullable(),
      archived_at: WireTime.nullable(),
      waiting_count: WireCount,
      waiting_since: WireTime.nullable(),
      lost_count: WireCount,
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
  event: one.event,
  target_url: one.targetUrl,
  trigger_fields: {},
  state: stateOf(one),
  failing_since: wireTime(one.failingSince),
  paused_at: wireTime(one.pausedAt),
  paused_why: one.pausedWhy,
  archived_at: wireTime(one.archivedAt),
  waiting_count: one.waitingCount,
  waiting_since: wireTime(one.waitingSince),
  lost_count: one.lostCount,
  user_id: one.userId,
  collaborator_id: one.collaboratorId,
  access_token_id: one.accessTokenId,
}));

/** A delivery as the API says it. */
export const deliveryRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("Delivery"),
      created_at: WireTime,
      subscription_id: WireId,
      webhook_id: z.string(),
      state: z.enum(["waiting", "retrying", "delivered", "skipped"]),
      attempts: WireCount,
      tried_at: WireTime.nullable(),
      next_try_at: WireTime.nullable(),
      answer_status: z.int().nullable(),
      answer: z.string().nullable(),
      delivered_at: WireTime.nullable(),
    })
    .meta({ id: "Delivery" }),
).of((one: Delivery & Partial<DeliveryRow>) => ({
  id: one.id,
  type: "Delivery",
  created_at: wireTime(one.createdAt),
  subscription_id: one.subscriptionId,
  webhook_id: webhookId(one.eventId),
  state: standingOf(one),
  attempts: one.attempts,
  tried_at: wireTime(one.triedAt),
  next_try_at: wireTime(one.nextTryAt ?? null),
  answer_status: one.answerStatus,
  answer: one.answer,
  delivered_at: wireTime(one.deliveredAt),
}));

/** The `webhook-id` of an event: the same at each try and each resending. */
export const webhookId = (eventId: number): string => `evt_${eventId}`;
