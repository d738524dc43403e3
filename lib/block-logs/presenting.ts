import { z } from "zod";
import { blockActions, blockReasons, blockSources } from "@/db/enums";
import { presenter, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { Entry } from "./schema";

const BlockLogRecord = z
  .object({
    id: WireId,
    company_id: WireId,
    contact_id: WireId,
    action: z.enum(blockActions),
    source: z.enum(blockSources).meta({ description: "What did it.", example: "api" }),
    reason: z.enum(blockReasons).nullable(),
    note: z.string().nullable().meta({ example: "Asked by e-mail" }),
    user_id: WireId.nullable().meta({
      description: "The person who did it; null for a token or an automatic action.",
    }),
    collaborator_id: WireId.nullable().meta({ description: "That person's membership of the company." }),
    access_token_id: WireId.nullable().meta({ description: "The token that did it.", example: 4 }),
    call_id: WireId.nullable().meta({ description: "The call that it came from." }),
    lead_id: WireId.nullable().meta({ description: "The lead that it came from." }),
    contact_import_id: WireId.nullable().meta({ description: "The upload that did it." }),
    unblock_contact_job_id: WireId.nullable().meta({ description: "The unblock job or undo that did it." }),
    schedule_action_id: WireId.nullable().meta({ description: "The action of a schedule that did it." }),
    request_ip: z
      .string()
      .nullable()
      .meta({ description: "The peer's own address.", example: "203.0.113.9" }),
    blocked_at: WireTime.nullable().meta({
      description: "When it was blocked; of an unblock, when the block that it ends began.",
    }),
    blocked_cleared_at: WireTime.nullable().meta({
      description: "When it was unblocked; null of a block.",
      example: null,
    }),
    created_at: WireTime,
  })
  .meta({ id: "BlockLog", description: "One block or unblock; permanent." });

/** A row of the block log as the API presents it. */
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
