import { z } from "zod";
import { callStatuses, callStops, directions, providers, refusalReasons } from "@/db/enums";
import type { Call } from "@/db/schema/calls";
import { presenter, WireId, WireNumber, WireTime, WireUuid } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

/** A call as the API presents it: `caller_id` is the other party, `number` ours, `duration` in seconds. */
export const callRecord = presenter(
  z
    .object({
      id: WireId,
      legacy_id: z.null(),
      type: z.literal("Call"),
      uuid: WireUuid,
      created_at: WireTime,
      updated_at: WireTime,
      deleted_at: z.null(),
      routes_show_path: z.string().meta({ example: "/calls/1/edit" }),
      routes_edit_path: z.string().meta({ example: "/calls/1/edit" }),
      direction: z.enum(directions),
      status: z.enum(callStatuses),
      caller_id: WireNumber.nullable().meta({ description: "The other party; null for a withheld number." }),
      number: WireNumber.nullable().meta({ description: "Ours." }),
      contact_id: WireId.nullable(),
      offer_id: WireId.nullable(),
      buyer_id: WireId.nullable(),
      lead_id: WireId.nullable(),
      schedule_id: WireId.nullable(),
      disposition: z.string().nullable(),
      refusal_reason: z
        .enum(refusalReasons)
        .nullable()
        .meta({ description: "Why it was refused, when it was." }),
      stop: z.enum(callStops).nullable().meta({
        description:
          "What became of it when its number was blocked or opted out while it was under way: `canceled` before anybody answered, `ended` because it was answered after that, `spared` because it had been answered before, `missed` when it could not be stopped; `wanted` and `ending` until the provider confirms.",
      }),
      stop_asked_at: WireTime.nullable().meta({ description: "When its number was blocked or opted out." }),
      error_message: z.string().nullable(),
      duration: z.int().nonnegative().nullable().meta({ description: "In seconds." }),
      provider: z.enum(providers),
      provider_call_id: z.string().nullable().meta({ description: "The provider's own id of it." }),
      answered_at: WireTime.nullable(),
      ended_at: WireTime.nullable(),
      blocked: z.boolean().nullable().meta({ description: "Whether the other party is, now." }),
      opt_out: z.boolean().nullable().meta({ description: "Whether the other party is, now." }),
      user_id: WireId.nullable(),
      access_token_id: WireId.nullable(),
    })
    .meta({ id: "Call" }),
).of((call: Call & { blockedAt: Date | null; optedOutAt: Date | null }) => ({
  id: call.id,
  legacy_id: null,
  type: "Call",
  uuid: call.uuid,
  created_at: wireTime(call.createdAt),
  updated_at: wireTime(call.updatedAt),
  deleted_at: null,
  routes_show_path: `/calls/${call.id}/edit`,
  routes_edit_path: `/calls/${call.id}/edit`,
  direction: call.direction,
  status: call.status,
  caller_id: call.callerId,
  number: call.ourNumber,
  contact_id: call.contactId,
  offer_id: call.offerId,
  buyer_id: call.buyerId,
  lead_id: call.leadId,
  schedule_id: call.scheduleId,
  disposition: call.disposition,
  refusal_reason: call.refusalReason,
  stop: call.stop,
  stop_asked_at: wireTime(call.stopAskedAt),
  error_message: call.errorMessage,
  duration: call.durationSeconds,
  provider: call.provider,
  provider_call_id: call.providerCallId,
  answered_at: wireTime(call.answeredAt),
  ended_at: wireTime(call.endedAt),
  blocked: call.callerId === null ? null : call.blockedAt !== null,
  opt_out: call.callerId === null ? null : call.optedOutAt !== null,
  user_id: call.userId,
  access_token_id: call.accessTokenId,
}));
