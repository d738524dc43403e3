import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeLead } from "./naming";
import type { Place } from "./placing";

/** What a lead's state is called: that of its number first. */
export type LeadStatus = "blocked" | "opt_out" | "scheduled" | "open";

/** A blocked number is `blocked` whatever else it is; `scheduled` is a lead of a schedule, `open` any other. */
export function statusOf(lead: Pick<WholeLead, "blockedAt" | "optedOutAt" | "scheduleId">): LeadStatus {
  if (lead.blockedAt) return "blocked";
  if (lead.optedOutAt) return "opt_out";
  return lead.scheduleId === null ? "open" : "scheduled";
}

/** A lead's status in words. */
export const STATUS_WORDS: Record<LeadStatus, string> = {
  blocked: "Blocked",
  opt_out: "Opted out",
  scheduled: "Scheduled",
  open: "Open",
};

/** A lead as the API says it: the fields of the reference product, then ours. */
export const leadRecord = presenter<WholeLead>({
  id: (lead) => lead.id,
  legacy_id: () => null,
  type: () => "Lead",
  uuid: (lead) => lead.uuid,
  created_at: (lead) => wireTime(lead.createdAt),
  updated_at: (lead) => wireTime(lead.updatedAt),
  deleted_at: () => null,
  user_updated_at: () => null,
  routes_show_path: (lead) => `/leads/${lead.id}/edit`,
  routes_edit_path: (lead) => `/leads/${lead.id}/edit`,
  external_record_id: (lead) => lead.externalRecordId,
  status: statusOf,
  human_status: (lead) => STATUS_WORDS[statusOf(lead)],
  caller_id: (lead) => lead.callerId,
  first_name: (lead) => lead.firstName,
  last_name: (lead) => lead.lastName,
  email: (lead) => lead.email,
  data: (lead) => lead.data,
  blocked: (lead) => lead.blockedAt !== null,
  opt_out: (lead) => lead.optedOutAt !== null,
  disposition: (lead) => lead.disposition,
  offer_id: (lead) => lead.offerId,
  schedule_id: (lead) => lead.scheduleId,
  contact_id: (lead) => lead.contactId,
  remote_ip: (lead) => lead.remoteIp,
});

/** A lead as a lead token learns of it: nothing that was not said with it, and nothing of its number. */
export const takenLeadRecord = presenter<Place & { uuid: string; callerId: string }>({
  uuid: (lead) => lead.uuid,
  caller_id: (lead) => lead.callerId,
  offer_id: (lead) => lead.offerId,
  schedule_id: (lead) => lead.scheduleId,
});
