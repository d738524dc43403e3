import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { Entry } from "./entries";

/** A row of the block log as the API says it. */
export const blockLogRecord = presenter<Entry>({
  id: (entry) => entry.id,
  company_id: (entry) => entry.companyId,
  contact_id: (entry) => entry.contactId,
  action: (entry) => entry.kind,
  source: (entry) => entry.source,
  reason: (entry) => entry.reason,
  note: (entry) => entry.note,
  user_id: (entry) => entry.userId,
  collaborator_id: (entry) => entry.collaboratorId,
  access_token_id: (entry) => entry.accessTokenId,
  call_id: (entry) => entry.callId,
  lead_id: (entry) => entry.leadId,
  contact_import_id: (entry) => entry.contactImportId,
  unblock_contact_job_id: (entry) => entry.unblockContactJobId,
  schedule_action_id: (entry) => entry.scheduleActionId,
  request_ip: (entry) => entry.requestIp,
  blocked_at: (entry) => wireTime(entry.blockedAt),
  blocked_cleared_at: (entry) => wireTime(entry.kind === "unblock" ? entry.createdAt : null),
  created_at: (entry) => wireTime(entry.createdAt),
});
