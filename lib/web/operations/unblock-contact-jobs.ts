import { z } from "zod";
import { unblockContactJobRecord, unblockPreviewRecord } from "@/lib/unblock-contact-jobs/presenting";
import { ListUnblockJobs, UnblockTerms } from "@/lib/unblock-contact-jobs/schema";
import { Why } from "@/lib/contacts/schema";
import { createdQuery, TimeText, TimeZoneText } from "../api/lists";
import { PastedNumbers } from "../api/numbers";
import { saysFile, saysList, saysRecord } from "../api/said";
import { blank, RecordPath, Truth } from "../api/schema";
import { operation } from "./operation";

const text = blank(z.string());

export const UnblockJobBody = z.object({
  numbers: blank(PastedNumbers),
  contactImportId: blank(z.coerce.number("is not an id").int("is not an id").positive("is not an id")).meta({
    description: "What this upload blocked.",
  }),
  blockedAtFrom: text.meta({ ...TimeText.meta(), description: "What was blocked at this time or later." }),
  blockedAtTo: text.meta({ ...TimeText.meta(), description: "What was blocked at this time or before." }),
  timeZone: text.meta({ ...TimeZoneText.meta() }),
  fulltext: text.meta({ description: "What a search of the blacklist finds." }),
  all: blank(Truth).meta({ description: "Everything that is blocked." }),
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
  expectedCount: blank(UnblockTerms.shape.expectedCount).meta({
    description: "How many you expect at most; needed above 1,000.",
  }),
  dryRun: blank(Truth).meta({ description: "Only counts, and unblocks nothing." }),
});

const jobs = { tag: "Unblock contact jobs", fails: [404], needs: "Contact:read" } as const;
const root = "unblock_contact_job";
const says = (description: string) => saysRecord(root, unblockContactJobRecord, description);

/** Jobs that unblock many numbers, and undos. */
export const unblockJobOperations = {
  create: operation({
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
  }),

  list: operation({
    ...jobs,
    id: "listUnblockContactJobs",
    method: "get",
    path: "/unblock_contact_jobs",
    summary: "The unblock jobs and undos",
    input: ListUnblockJobs.extend(createdQuery),
    answers: { 200: saysList("unblock_contact_jobs", unblockContactJobRecord, "The jobs, newest first.") },
    fails: [],
    example: { per_page: 10 },
  }),

  read: operation({
    ...jobs,
    id: "getUnblockContactJob",
    method: "get",
    path: "/unblock_contact_jobs/{id}",
    summary: "One job, and how far it is",
    input: RecordPath,
    answers: { 200: says("The job as it is now.") },
    example: { id: 1 },
  }),

  stop: operation({
    ...jobs,
    id: "stopUnblockContactJob",
    method: "post",
    path: "/unblock_contact_jobs/{id}/stop",
    summary: "Stop a job for good",
    needs: "clear_blacklist",
    input: RecordPath,
    answers: { 200: says("The job, stopped.") },
    fails: [404, 409],
    example: { id: 1 },
  }),

  undo: operation({
    ...jobs,
    id: "undoUnblockContactJob",
    method: "post",
    path: "/unblock_contact_jobs/{id}/undo",
    summary: "Take a job back",
    needs: "clear_blacklist and Contact:block",
    input: RecordPath,
    answers: { 202: says("The job that takes it back.") },
    fails: [404, 409],
    idempotent: true,
    example: { id: 1 },
  }),

  downloadLeftAlone: operation({
    ...jobs,
    id: "downloadLeftAlone",
    method: "get",
    path: "/unblock_contact_jobs/{id}/left_alone",
    summary: "The numbers that a job left as they were, and why",
    input: RecordPath,
    answers: { 200: saysFile(["text/csv"], "The numbers with their reasons, as CSV.") },
    example: { id: 1 },
  }),
};
