import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { NamedUnblockJob } from "./listing";
import { percentDone } from "./progress";
import type { UnblockPreview } from "./selecting";

/** An unblock job or an undo as the API says it. */
export const unblockContactJobRecord = presenter<NamedUnblockJob>({
  id: (job) => job.id,
  type: () => "UnblockContactJob",
  created_at: (job) => wireTime(job.createdAt),
  updated_at: (job) => wireTime(job.updatedAt),
  kind: (job) => job.kind,
  action: (job) => job.action,
  status: (job) => job.status,
  selected_by: (job) => job.selection.by,
  file_name: (job) => job.selection.fileName,
  fulltext: (job) => job.selection.fulltext,
  blocked_at_from: (job) => wireTime(readTime(job.selection.blockedAtFrom)),
  blocked_at_to: (job) => wireTime(readTime(job.selection.blockedAtTo)),
  contact_import_id: (job) => job.contactImportId,
  undone_job_id: (job) => job.undoneJobId,
  reason: (job) => job.reason,
  note: (job) => job.note,
  error_message: (job) => job.errorMessage,
  total_count: (job) => job.totalCount,
  unblocked_count: (job) => job.unblockedCount,
  blocked_count: (job) => job.blockedCount,
  not_blocked_count: (job) => job.notBlockedCount,
  changed_count: (job) => job.changedCount,
  rejected_count: (job) => job.rejectedCount,
  unblock_percent: (job) => Math.floor(percentDone(job)),
  rejections: (job) => job.rejections,
  started_at: (job) => wireTime(job.startedAt),
  failed_at: (job) => wireTime(job.failedAt),
  stopped_at: (job) => wireTime(job.stoppedAt),
  succeeded_at: (job) => wireTime(job.succeededAt),
  user_id: (job) => job.userId,
  collaborator_id: (job) => job.collaboratorId,
  access_token_id: (job) => job.accessTokenId,
});

const readTime = (text: string | undefined) => (text === undefined ? null : new Date(text));

/** What a job would do, as the API says it. */
export const unblockPreviewRecord = presenter<UnblockPreview>({
  count: (preview) => preview.count,
  not_blocked_count: (preview) => preview.notBlocked,
  rejected_count: (preview) => preview.rejectedCount,
  rejections: (preview) => preview.rejected,
  sample: (preview) =>
    preview.sample.map(({ number, name, blockedAt }) => ({ number, name, blocked_at: wireTime(blockedAt) })),
});
