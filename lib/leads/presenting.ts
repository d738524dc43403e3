import { z } from "zod";
import { presenter, WireId, WireNumber, WireTime, WireUuid } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeLead } from "./schema";
import type { LeadPlace } from "./placing";

/** A lead's status; the state of its number comes first. */
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

/** A lead as the API presents it: the reference product's fields, then ours. */
export const leadRecord = presenter(
  z
    .object({
      id: WireId,
      legacy_id: z.null(),
      type: z.literal("Lead"),
      uuid: WireUuid,
      created_at: WireTime,
      updated_at: WireTime,
      deleted_at: z.null(),
      user_updated_at: z.null(),
      routes_show_path: z.string().meta({ example: "/leads/1/edit" }),
      routes_edit_path: z.string().meta({ example: "/leads/1/edit" }),
      external_record_id: z.string().nullable().meta({ description: "Your own id of it." }),
      status: z
        .enum(["blocked", "opt_out", "scheduled", "open"])
        .meta({ description: "That of its number first.", example: "open" }),
      human_status: z.enum(STATUS_WORDS).meta({ description: "The same in words.", example: "Open" }),
      caller_id: WireNumber,
      first_name: z.string().nullable().meta({ example: "Jordan" }),
      last_name: z.string().nullable(),
      email: z.string().nullable(),
      data: z.record(z.string(), z.unknown()).meta({ description: "What it brought along." }),
      blocked: z.boolean().meta({ description: "Whether its number is." }),
      opt_out: z.boolean().meta({ description: "Whether its number is." }),
      disposition: z.string().nullable(),
      offer_id: WireId.nullable(),
      schedule_id: WireId.nullable(),
      contact_id: WireId,
      remote_ip: z.string().nullable().meta({ description: "Where it was sent from." }),
    })
    .meta({ id: "Lead" }),
).of((lead: WholeLead) => ({
  id: lead.id,
  legacy_id: null,
  type: "Lead",
  uuid: lead.uuid,
  created_at: wireTime(lead.createdAt),
  updated_at: wireTime(lead.updatedAt),
  deleted_at: null,
  user_updated_at: null,
  routes_show_path: `/leads/${lead.id}/edit`,
  routes_edit_path: `/leads/${lead.id}/edit`,
  external_record_id: lead.externalRecordId,
  status: statusOf(lead),
  human_status: STATUS_WORDS[statusOf(lead)],
  caller_id: lead.callerId,
  first_name: lead.firstName,
  last_name: lead.lastName,
  email: lead.email,
  data: lead.data,
  blocked: lead.blockedAt !== null,
  opt_out: lead.optedOutAt !== null,
  disposition: lead.disposition,
  offer_id: lead.offerId,
  schedule_id: lead.scheduleId,
  contact_id: lead.contactId,
  remote_ip: lead.remoteIp,
}));

/** A lead as a lead token may see it: only what the request itself said, and nothing about the number's state. */
export const takenLeadRecord = presenter(
  z
    .object({
      uuid: WireUuid,
      caller_id: WireNumber,
      offer_id: WireId.nullable(),
      schedule_id: WireId.nullable(),
    })
    .meta({ id: "TakenLead" }),
).of((lead: LeadPlace & { uuid: string; callerId: string }) => ({
  uuid: lead.uuid,
  caller_id: lead.callerId,
  offer_id: lead.offerId,
  schedule_id: lead.scheduleId,
}));
