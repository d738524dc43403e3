import type { Contact } from "@/db/schema/contacts";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

/** A contact as the API says it: the fields of the reference product, then ours. */
export const contactRecord = presenter<Contact>({
  id: (contact) => contact.id,
  legacy_id: () => null,
  type: () => "Contact",
  uuid: (contact) => contact.uuid,
  created_at: (contact) => wireTime(contact.createdAt),
  updated_at: (contact) => wireTime(contact.updatedAt),
  deleted_at: () => null,
  user_updated_at: (contact) => wireTime(contact.userUpdatedAt),
  routes_show_path: (contact) => `/contacts/${contact.id}`,
  routes_edit_path: () => null,
  external_record_id: (contact) => contact.externalRecordId,
  number: (contact) => contact.number,
  last_call_at: (contact) => wireTime(contact.lastCallAt),
  blocked: (contact) => contact.blocked,
  opt_out: (contact) => contact.optOut,
  calls_count: (contact) => contact.callsCount,
  outbound_call_failure_count: (contact) => contact.outboundCallFailureCount,
  outbound_no_answer_count: (contact) => contact.outboundNoAnswerCount,
  blocked_at: (contact) => wireTime(contact.blockedAt),
  sms_opt_out_at: (contact) => wireTime(contact.smsOptOutAt),
  name: (contact) => contact.name,
  country: (contact) => contact.country,
  time_zone: (contact) => contact.timeZone,
});
