import { z } from "zod";
import type { Contact } from "@/db/schema/contacts";
import { presenter, WireCount, WireId, WireNumber, WireTime, WireUuid } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

const ContactRecord = z
  .object({
    id: WireId,
    legacy_id: z.null().meta({ description: "Kept for integrations that read it." }),
    type: z.literal("Contact"),
    uuid: WireUuid,
    created_at: WireTime,
    updated_at: WireTime,
    deleted_at: z.null().meta({ description: "A contact is never deleted." }),
    user_updated_at: WireTime.nullable().meta({
      description: "When a person last changed it.",
      example: null,
    }),
    routes_show_path: z.string().meta({ description: "Its page here.", example: "/contacts/1" }),
    routes_edit_path: z.null().meta({ description: "It has no page to edit." }),
    external_record_id: z.string().nullable().meta({ description: "Your own id of it." }),
    number: WireNumber,
    last_call_at: WireTime.nullable().meta({ description: "When it was last called, or called in." }),
    blocked: z
      .boolean()
      .meta({ description: "Neither dialed, nor matched to an offer, nor texted.", example: true }),
    opt_out: z.boolean().meta({ description: "Neither dialed nor texted; may call in." }),
    calls_count: WireCount.meta({ description: "Calls to and from it.", example: 3 }),
    outbound_call_failure_count: WireCount.meta({ description: "Calls to it that failed." }),
    outbound_no_answer_count: WireCount.meta({ description: "Calls to it that nobody answered." }),
    blocked_at: WireTime.nullable().meta({ description: "Since when it is blocked; null when it is not." }),
    sms_opt_out_at: WireTime.nullable().meta({ description: "Since when it is opted out.", example: null }),
    name: z.string().nullable().meta({ description: "Of the person, where known.", example: "Jordan Lee" }),
    country: z.string().nullable().meta({ description: "ISO 3166-1, from the number.", example: "US" }),
    time_zone: z
      .string()
      .nullable()
      .meta({ description: "IANA, from the number.", example: "America/Denver" }),
  })
  .meta({ id: "Contact", description: "One phone number of the company; never deleted." });

/** Returns a contact as the API gives it: the fields of the reference product, then ours. */
export const contactRecord = presenter(ContactRecord).of((contact: Contact) => ({
  id: contact.id,
  legacy_id: null,
  type: "Contact",
  uuid: contact.uuid,
  created_at: wireTime(contact.createdAt),
  updated_at: wireTime(contact.updatedAt),
  deleted_at: null,
  user_updated_at: wireTime(contact.userUpdatedAt),
  routes_show_path: `/contacts/${contact.id}`,
  routes_edit_path: null,
  external_record_id: contact.externalRecordId,
  number: contact.number,
  last_call_at: wireTime(contact.lastCallAt),
  blocked: contact.blocked,
  opt_out: contact.optOut,
  calls_count: contact.callsCount,
  outbound_call_failure_count: contact.outboundCallFailureCount,
  outbound_no_answer_count: contact.outboundNoAnswerCount,
  blocked_at: wireTime(contact.blockedAt),
  sms_opt_out_at: wireTime(contact.smsOptOutAt),
  name: contact.name,
  country: contact.country,
  time_zone: contact.timeZone,
}));
