import { z } from "zod";
import { blockActions, blockReasons, jobStatuses, unblockJobKinds } from "@/db/enums";
import { presenter, WireCount, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { NamedUnblockJob } from "./listing";
import { percentDone } from "./progress";
import type { UnblockPreview } from "./selecting";

/** Numbers that could not be read. */
const Rejections = z.array(z.object({ text: z.string(), problem: z.string() }));

/** An unblock job or an undo as the API says it. */
export const unblockContactJobRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("UnblockContactJob"),
      created_at: WireTime,
      updated_at: WireTime,
      kind: z.enum(unblockJobKinds),
      action: z.enum(blockActions),
      status: z.enum(jobStatuses),
      selected_by: z.string().nullable(),
      file_name: z.string().nullable(),
      fulltext: z.string().nullable(),
      blocked_at_from: WireTime.nullable(),
      blocked_at_to: WireTime.nullable(),
      contact_import_id: WireId.nullable(),
      undone_job_id: WireId.nullable(),
      reason: z.enum(blockReasons).nullable(),
      note: z.string().nullable(),
      error_message: z.string().nullable(),
      total_count: WireCount,
      unblocked_count: WireCount,
      blocked_count: WireCount,
      not_blocked_count: WireCount,
      changed_count: WireCount,
      rejected_count: WireCount,
      unblock_percent: z.int().min(0).max(100),
      rejections: Rejections,
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable(),
      stopped_at: WireTime.nullable(),
      succeeded_at: WireTime.nullable(),
      user_id: WireId.nullable(),
      collaborator_id: WireId.nullable(),
      access_token_id: WireId.nullable(),
    })
    .meta({ id: "UnblockContactJob" }),
).of((job: NamedUnblockJob) => ({
  id: job.id,
  type: "UnblockContactJob",
  created_at: wireTime(job.createdAt),
  updated_at: wireTime(job.updatedAt),
  kind: job.kind,
  action: job.action,
  status: job.status,
  selected_by: job.selection.by,
  file_name: job.selection.fileName ?? null,
  fulltext: job.selection.fulltext ?? null,
  blocked_at_from: wireTime(readTime(job.selection.blockedAtFrom)),
  blocked_at_to: wireTime(readTime(job.selection.blockedAtTo)),
  contact_import_id: job.contactImportId,
  undone_job_id: job.undoneJobId,
  reason: job.reason,
  note: job.note,
  error_message: job.errorMessage,
  total_count: job.totalCount,
  unblocked_count: job.unblockedCount,
  blocked_count: job.blockedCount,
  not_blocked_count: job.notBlockedCount,
  changed_count: job.changedCount,
  rejected_count: job.rejectedCount,
  unblock_percent: Math.floor(percentDone(job)),
  rejections: job.rejections,
  started_at: wireTime(job.startedAt),
  failed_at: wireTime(job.failedAt),
  stopped_at: wireTime(job.stoppedAt),
  succeeded_at: wireTime(job.succeededAt),
  user_id: job.userId,
  collaborator_id: job.collaboratorId,
  access_token_id: job.accessTokenId,
}));

const readTime = (text: string | undefined) => (text === undefined ? null : new Date(text));

/** What a job would do, as the API says it. */
export const unblockPreviewRecord = presenter(
  z
    .object({
      count: WireCount,
      not_blocked_count: WireCount,
      rejected_count: WireCount,
      rejections: Rejections,
      sample: z.array(
        z.object({ number: WireNumber, name: z.string().nullable(), blocked_at: WireTime.nullable() }),
      ),
    })
    .meta({ id: "UnblockPreview" }),
).of((preview: UnblockPreview) => ({
  count: preview.count,
  not_blocked_count: preview.notBlocked,
  rejected_count: preview.rejectedCount,
  rejections: preview.rejected,
  sample: preview.sample.map(({ number, name, blockedAt }) => ({
    number,
    name,
    blocked_at: wireTime(blockedAt),
  })),
}));
