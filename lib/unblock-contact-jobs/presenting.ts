import { z } from "zod";
import { blockActions, blockReasons, jobStatuses, unblockJobKinds } from "@/db/enums";
import { presenter, WireCount, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { NamedUnblockJob } from "./listing";
import { jobPercent } from "./progress";
import type { UnblockPreview } from "./selecting";

/** Numbers that could not be read. */
const Rejections = z
  .array(z.object({ text: z.string(), problem: z.string() }))
  .meta({ description: "The first that could not be read, and why.", example: [] });

/** An unblock job or an undo as the API presents it. */
export const unblockContactJobRecord = presenter(
  z
    .object({
      id: WireId,
      type: z.literal("UnblockContactJob"),
      created_at: WireTime,
      updated_at: WireTime,
      kind: z.enum(unblockJobKinds).meta({ description: "undo takes back what an upload or a job did." }),
      action: z
        .enum(blockActions)
        .meta({ description: "What it does; an undo may block again.", example: "unblock" }),
      status: z.enum(jobStatuses).meta({ example: "running" }),
      selected_by: z
        .string()
        .nullable()
        .meta({ description: "What said which numbers.", example: "blocked_at" }),
      file_name: z.string().nullable().meta({ description: "Of the file that the numbers came in." }),
      fulltext: z.string().nullable().meta({ description: "The search that said which numbers." }),
      blocked_at_from: WireTime.nullable().meta({ example: "2026-03-03T09:00:00.000+00:00" }),
      blocked_at_to: WireTime.nullable().meta({ example: "2026-03-03T09:30:00.999+00:00" }),
      contact_import_id: WireId.nullable().meta({
        description: "The upload whose numbers it unblocks or takes back.",
      }),
      undone_job_id: WireId.nullable().meta({ description: "The job that an undo takes back." }),
      reason: z.enum(blockReasons).nullable().meta({ example: null }),
      note: z.string().nullable(),
      error_message: z.string().nullable().meta({ description: "Why it failed, in one sentence." }),
      total_count: WireCount.meta({ description: "At the end the counts below together.", example: 1000 }),
      unblocked_count: WireCount.meta({ description: "Numbers that it unblocked.", example: 310 }),
      blocked_count: WireCount.meta({ description: "Numbers that an undo blocked again." }),
      not_blocked_count: WireCount.meta({ description: "Numbers asked for that were not blocked." }),
      changed_count: WireCount.meta({
        description: "Numbers left alone: blocked, asked again or unblocked since it was made.",
      }),
      rejected_count: WireCount.meta({ description: "What could not be read as a number." }),
      unblock_percent: z.int().min(0).max(100).meta({ example: 31 }),
      rejections: Rejections,
      started_at: WireTime.nullable(),
      failed_at: WireTime.nullable().meta({ example: null }),
      stopped_at: WireTime.nullable().meta({ example: null }),
      succeeded_at: WireTime.nullable().meta({ example: null }),
      user_id: WireId.nullable().meta({ description: "Who asked for it." }),
      collaborator_id: WireId.nullable(),
      access_token_id: WireId.nullable().meta({ example: 4 }),
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
  unblock_percent: Math.floor(jobPercent(job)),
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

/** What a job would do, as the API presents it. */
export const unblockPreviewRecord = presenter(
  z
    .object({
      count: WireCount.meta({ description: "Numbers that would be unblocked.", example: 1204 }),
      not_blocked_count: WireCount.meta({ description: "Numbers asked for that are not blocked." }),
      rejected_count: WireCount.meta({ description: "What cannot be read as a number." }),
      rejections: Rejections,
      sample: z
        .array(z.object({ number: WireNumber, name: z.string().nullable(), blocked_at: WireTime.nullable() }))
        .meta({ description: "The first of them." }),
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
