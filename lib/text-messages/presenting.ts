import type { TextMessage } from "@/db/schema/text-messages";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

const ours = ({ direction }: TextMessage) => direction === "outbound";
const party = ({ callerId, callerText }: TextMessage) => callerId ?? callerText;

/** A text as the API says it: `from` and `to` as it travels, `message_uuid` the provider's own name for it. */
export const textMessageRecord = presenter<TextMessage>({
  id: (text) => text.id,
  uuid: (text) => text.uuid,
  direction: (text) => text.direction,
  from: (text) => (ours(text) ? text.ourNumber : party(text)),
  to: (text) => (ours(text) ? party(text) : text.ourNumber),
  message: (text) => text.message,
  contact_id: (text) => text.contactId,
  lead_id: (text) => text.leadId,
  schedule_id: (text) => text.scheduleId,
  status: (text) => text.status,
  refusal_reason: (text) => text.refusalReason,
  error_code: (text) => text.errorCode,
  error_message: (text) => text.errorMessage,
  provider: (text) => text.provider,
  message_uuid: (text) => text.providerMessageId,
  sent_at: (text) => wireTime(text.sentAt),
  created_at: (text) => wireTime(text.createdAt),
  updated_at: (text) => wireTime(text.updatedAt),
  user_id: (text) => text.userId,
  access_token_id: (text) => text.accessTokenId,
});
