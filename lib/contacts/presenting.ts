import { z } from "zod";
import type { Contact } from "@/db/schema/contacts";
import { presenter, WireCount, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

const ContactRecord = z
  .object({
    id: WireId,
    legacy_id: z.null(),
    type: z.literal("Contact"),
    uuid: z.uuid(),
    created_at: WireTime,
    updated_at: WireTime,
    deleted_at: z.null(),
    user_updated_at: WireTime.nullable().meta({ description: "When a person last changed it." }),
    routes_show_path: z.string(),
    routes_edit_path: z.null(),
    external_record_id: z.string().nullable(),
    number: WireNumber,
    last_call_at: WireTime.nullable(),
    blocked: z.boolean().meta({ description: "Neither dialed, nor matched to an offer, nor texted." }),
    opt_out: z.boolean().meta({ description: "Neither dialed nor texted; may call in." }),
    calls_count: WireCount,
    outbound_call_failure_count: WireCount,
    outbound_no_answer_count: WireCount,
    blocked_at: WireTime.nullable(),
    sms_opt_out_at: WireTime.nullable(),
    name: z.string().nullable(),
    country: z.string().nullable().meta({ description: "ISO 3166-1, from the number.", example: "US" }),
    time_zone: z
      .string()
      .nullable()
      .meta({ description: "IANA, from the number.", example: "America/Denver" }),
  })
  .meta({ id: "Contact", description: "One phone number of the company; never deleted." });

/** A contact as the API says it: the fields of the reference product, then ours. */
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
