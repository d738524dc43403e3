import { z } from "zod";
import { directions, providers, refusalReasons, textStatuses } from "@/db/enums";
import type { TextMessage } from "@/db/schema/text-messages";
import { presenter, WireId, WireTime, WireUuid } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

const ours = ({ direction }: TextMessage) => direction === "outbound";
const party = ({ callerId, callerText }: TextMessage) => callerId ?? callerText;

/** A text as the API presents it: `from` and `to` in the direction it travels, `message_uuid` is the provider's id. */
export const textMessageRecord = presenter(
  z
    .object({
      id: WireId,
      uuid: WireUuid,
      direction: z.enum(directions),
      from: z
        .string()
        .nullable()
        .meta({ description: "A number in E.164; of a text that came in also a short code or a name." }),
      to: z.string().nullable().meta({ description: "A number in E.164." }),
      message: z.string().meta({ example: "Your appointment is tomorrow at 3 pm." }),
      contact_id: WireId.nullable(),
      lead_id: WireId.nullable(),
      schedule_id: WireId.nullable(),
      status: z.enum(textStatuses),
      refusal_reason: z
        .enum(refusalReasons)
        .nullable()
        .meta({ description: "Why it was refused, when it was." }),
      error_code: z.string().nullable(),
      error_message: z.string().nullable(),
      provider: z.enum(providers),
      message_uuid: z.string().nullable().meta({ description: "The provider's own id of it." }),
      sent_at: WireTime,
      created_at: WireTime,
      updated_at: WireTime,
      user_id: WireId.nullable(),
      access_token_id: WireId.nullable(),
    })
    .meta({ id: "TextMessage" }),
).of((text: TextMessage) => ({
  id: text.id,
  uuid: text.uuid,
  direction: text.direction,
  from: ours(text) ? text.ourNumber : party(text),
  to: ours(text) ? party(text) : text.ourNumber,
  message: text.message,
  contact_id: text.contactId,
  lead_id: text.leadId,
  schedule_id: text.scheduleId,
  status: text.status,
  refusal_reason: text.refusalReason,
  error_code: text.errorCode,
  error_message: text.errorMessage,
  provider: text.provider,
  message_uuid: text.providerMessageId,
  sent_at: wireTime(text.sentAt),
  created_at: wireTime(text.createdAt),
  updated_at: wireTime(text.updatedAt),
  user_id: text.userId,
  access_token_id: text.accessTokenId,
}));
