import type { Delivery } from "@/db/schema/subscriptions";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { DeliveryRow } from "./deliveries";
import type { SubscriptionRow } from "./listing";
import { standingOf, stateOf } from "./schema";

/** A subscription as the API says it; never its secret. */
export const subscriptionRecord = presenter<SubscriptionRow>({
  id: (one) => one.id,
  type: () => "Subscription",
  created_at: (one) => wireTime(one.createdAt),
  updated_at: (one) => wireTime(one.updatedAt),
  event: (one) => one.event,
  target_url: (one) => one.targetUrl,
  trigger_fields: () => ({}),
  state: stateOf,
  failing_since: (one) => wireTime(one.failingSince),
  paused_at: (one) => wireTime(one.pausedAt),
  paused_why: (one) => one.pausedWhy,
  archived_at: (one) => wireTime(one.archivedAt),
  waiting_count: (one) => one.waitingCount,
  waiting_since: (one) => wireTime(one.waitingSince),
  lost_count: (one) => one.lostCount,
  user_id: (one) => one.userId,
  collaborator_id: (one) => one.collaboratorId,
  access_token_id: (one) => one.accessTokenId,
});

/** A delivery as the API says it. */
export const deliveryRecord = presenter<Delivery & Partial<DeliveryRow>>({
  id: (one) => one.id,
  type: () => "Delivery",
  created_at: (one) => wireTime(one.createdAt),
  subscription_id: (one) => one.subscriptionId,
  webhook_id: (one) => webhookId(one.eventId),
  state: standingOf,
  attempts: (one) => one.attempts,
  tried_at: (one) => wireTime(one.triedAt),
  next_try_at: (one) => wireTime(one.nextTryAt ?? null),
  answer_status: (one) => one.answerStatus,
  answer: (one) => one.answer,
  delivered_at: (one) => wireTime(one.deliveredAt),
});

/** The `webhook-id` of an event: the same at each try and each resending. */
export const webhookId = (eventId: number): string => `evt_${eventId}`;
