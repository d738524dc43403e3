import { z } from "zod";
import { blockActions, blockReasons, blockSources } from "@/db/enums";
import { presenter, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { Entry } from "./entries";

const BlockLogRecord = z
  .object({
    id: WireId,
    company_id: WireId,
    contact_id: WireId,
    action: z.enum(blockActions),
    source: z.enum(blockSources),
    reason: z.enum(blockReasons).nullable(),
    note: z.string().nullable(),
    user_id: WireId.nullable(),
    collaborator_id: WireId.nullable(),
    access_token_id: WireId.nullable(),
    call_id: WireId.nullable(),
    lead_id: WireId.nullable(),
    contact_import_id: WireId.nullable(),
    unblock_contact_job_id: WireId.nullable(),
    schedule_action_id: WireId.nullable(),
    request_ip: z
      .string()
      .nullable()
      .meta({ description: "The peer's own address.", example: "203.0.113.9" }),
    blocked_at: WireTime.nullable().meta({ description: "Of an unblock: of the block that it ends." }),
    blocked_cleared_at: WireTime.nullable(),
    created_at: WireTime,
  })
  .meta({ id: "BlockLog", description: "One block or unblock; permanent." });

/** A row of the block log as the API says it. */
export const blockLogRecord = presenter(BlockLogRecord).of((entry: Entry) => ({
  id: entry.id,
  company_id: entry.companyId,
  contact_id: entry.contactId,
  action: entry.kind === "unblock" ? "unblock" : "block",
  source: entry.source,
  reason: entry.reason,
  note: entry.note,
  user_id: entry.userId,
  collaborator_id: entry.collaboratorId,
  access_token_id: entry.accessTokenId,
  call_id: entry.callId,
  lead_id: entry.leadId,
  contact_import_id: entry.contactImportId,
  unblock_contact_job_id: entry.unblockContactJobId,
  schedule_action_id: entry.scheduleActionId,
  request_ip: entry.requestIp,
  blocked_at: wireTime(entry.blockedAt),
  blocked_cleared_at: wireTime(entry.kind === "unblock" ? entry.createdAt : null),
  created_at: wireTime(entry.createdAt),
}));
