import { unblockContactJobRecord, unblockPreviewRecord } from "@/lib/unblock-contact-jobs/presenting";
import { JobPath, UnblockJobBody, UnblockJobsQuery } from "../api-jobs";
import { saysFile, saysList, saysRecord } from "../api-said";
import { operation } from "../operations";

const jobs = { tag: "Unblock contact jobs", fails: [404], needs: "Contact:read" } as const;
const root = "unblock_contact_job";
const says = (description: string) => saysRecord(root, unblockContactJobRecord, description);

export const createUnblockContactJob = operation({
  ...jobs,
  id: "createUnblockContactJob",
  method: "post",
  path: "/unblock_contact_jobs",
  summary: "Unblock many numbers",
  description:
    "One of `numbers`, `contact_import_id`, `blocked_at_from`/`_to`, `fulltext` and `all` says which. What it does is fixed now: what is blocked, asked again or unblocked after that is left alone. Above 1,000 numbers `expected_count` is needed, and 409 says how many there are if more would be unblocked than that.",
  needs: "clear_blacklist and Contact:unblock",
  input: UnblockJobBody,
  answers: {
    200: saysRecord(root, unblockPreviewRecord, "With `dry_run`: what would be done."),
    201: says("The job, which runs."),
  },
  fails: [404, 409],
  idempotent: true,
  example: { blocked_at_from: "2026-03-03 09:00", blocked_at_to: "2026-03-03 09:30", dry_run: true },
});

export const listUnblockContactJobs = operation({
  ...jobs,
  id: "listUnblockContactJobs",
  method: "get",
  path: "/unblock_contact_jobs",
  summary: "The unblock jobs and undos",
  input: UnblockJobsQuery,
  answers: { 200: saysList("unblock_contact_jobs", unblockContactJobRecord, "The jobs, newest first.") },
  fails: [],
  example: { per_page: 10 },
});

export const getUnblockContactJob = operation({
  ...jobs,
  id: "getUnblockContactJob",
  method: "get",
  path: "/unblock_contact_jobs/{id}",
  summary: "One job, and how far it is",
  input: JobPath,
  answers: { 200: says("The job as it is now.") },
  example: { id: 1 },
});

export const stopUnblockContactJob = operation({
  ...jobs,
  id: "stopUnblockContactJob",
  method: "post",
  path: "/unblock_contact_jobs/{id}/stop",
  summary: "Stop a job for good",
  needs: "clear_blacklist",
  input: JobPath,
  answers: { 200: says("The job, stopped.") },
  fails: [404, 409],
  example: { id: 1 },
});

export const undoUnblockContactJob = operation({
  ...jobs,
  id: "undoUnblockContactJob",
  method: "post",
  path: "/unblock_contact_jobs/{id}/undo",
  summary: "Take a job back",
  needs: "clear_blacklist and Contact:block",
  input: JobPath,
  answers: { 202: says("The job that takes it back.") },
  fails: [404, 409],
  idempotent: true,
  example: { id: 1 },
});

export const downloadLeftAlone = operation({
  ...jobs,
  id: "downloadLeftAlone",
  method: "get",
  path: "/unblock_contact_jobs/{id}/left_alone",
  summary: "The numbers that a job left as they were, and why",
  input: JobPath,
  answers: { 200: saysFile(["text/csv"], "The numbers with their reasons, as CSV.") },
  example: { id: 1 },
});
