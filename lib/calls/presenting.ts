import type { Call } from "@/db/schema/calls";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

/** A call as the API says it: `caller_id` is the other party, `number` ours, `duration` in seconds. */
export const callRecord = presenter<Call & { blockedAt: Date | null; optedOutAt: Date | null }>({
  id: (call) => call.id,
  legacy_id: () => null,
  type: () => "Call",
  uuid: (call) => call.uuid,
  created_at: (call) => wireTime(call.createdAt),
  updated_at: (call) => wireTime(call.updatedAt),
  deleted_at: () => null,
  routes_show_path: (call) => `/calls/${call.id}/edit`,
  routes_edit_path: (call) => `/calls/${call.id}/edit`,
  direction: (call) => call.direction,
  status: (call) => call.status,
  caller_id: (call) => call.callerId,
  number: (call) => call.ourNumber,
  contact_id: (call) => call.contactId,
  offer_id: (call) => call.offerId,
  buyer_id: (call) => call.buyerId,
  lead_id: (call) => call.leadId,
  schedule_id: (call) => call.scheduleId,
  disposition: (call) => call.disposition,
  refusal_reason: (call) => call.refusalReason,
  error_message: (call) => call.errorMessage,
  duration: (call) => call.durationSeconds,
  provider: (call) => call.provider,
  provider_call_id: (call) => call.providerCallId,
  answered_at: (call) => wireTime(call.answeredAt),
  ended_at: (call) => wireTime(call.endedAt),
  blocked: (call) => call.callerId && call.blockedAt !== null,
  opt_out: (call) => call.callerId && call.optedOutAt !== null,
  user_id: (call) => call.userId,
  access_token_id: (call) => call.accessTokenId,
});
