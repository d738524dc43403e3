import { z } from "zod";
import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { judgedImportRecord } from "@/lib/contact-imports/presenting-judged";
import { unblockContactJobRecord } from "@/lib/unblock-contact-jobs/presenting";
import { HiddenRowChoice, ListImports } from "@/lib/contact-imports/schema";
import { ENCODINGS } from "@/lib/files/encodings";
import { Why } from "@/lib/contacts/schema";
import { createdQuery } from "../api/lists";
import { saysFile, saysList, saysRecord } from "../api/said";
import { blank, RecordPath, Truth } from "../api/schema";
import { operation } from "./operation";

const LIKE_IT = "left out, the one that is named like it, and empty, none.";

/** What to do with an upload: in the query, or in the fields of a form or of JSON. */
export const ImportQuery = z.object({
  name: blank(z.string()).meta({
    description: "What the upload is called; else as the file.",
    example: "do-not-call.csv",
  }),
  // It may be repeated.
  callerIdColumnName: blank(z.union([z.string(), z.array(z.string())])).meta({
    description:
      "The column that holds the numbers, again for each further one; left out, the likeliest. Needed where several could be meant.",
    example: "number",
  }),
  // Empty: no column gives it. Left out: the column that is named like it gives it.
  callingCodeColumn: z
    .string()
    .optional()
    .meta({ description: `The column of the numbers' calling codes; ${LIKE_IT}` }),
  nameColumn: z
    .string()
    .optional()
    .meta({ description: `The column that holds the names; ${LIKE_IT}` }),
  reasonColumn: z
    .string()
    .optional()
    .meta({ description: `The column that holds each row's reason; ${LIKE_IT}` }),
  noteColumn: z
    .string()
    .optional()
    .meta({ description: `The column that holds each row's note; ${LIKE_IT}` }),
  encoding: blank(z.enum(ENCODINGS, { error: `must be one of ${ENCODINGS.join(", ")}` })).meta({
    description: "What the text is written in; left out, it is found out.",
    example: "Windows-1252",
  }),
  sheet: blank(z.string()).meta({
    description: "The sheet of a workbook, or all; needed where it has several.",
  }),
  hiddenRows: blank(HiddenRowChoice).meta({
    description:
      "What is done with rows and columns that are hidden in a workbook; needed where it has some.",
  }),
  defaultCountry: blank(z.string()).meta({
    description: "Of numbers without a plus, in two letters; left out, the company's.",
    example: "US",
  }),
  blocked: blank(Truth).meta({ description: "0 for a list that unblocks; left out, it blocks." }),
  reason: blank(Why.shape.reason).meta({ description: "Of rows that have none of their own." }),
  note: Why.shape.note.meta({ description: "Of rows that have none of their own." }),
});
export type ImportQuery = z.output<typeof ImportQuery>;

const imports = { tag: "Contact imports", fails: [404] } as const;
const says = (description: string) => saysRecord("contact_import", contactImportRecord, description);

/** Uploads. */
export const contactImportOperations = {
  create: operation({
    ...imports,
    id: "createContactImport",
    method: "post",
    path: "/contact_imports",
    summary: "Upload a list of numbers to block or to unblock",
    description:
      "The file as the body, with the fields in the query; or a form with `file`; or JSON with `numbers`. CSV, TSV, plain text, .xlsx, gzip or zip, up to 1 GB. It runs at once, and goes on whatever happens.",
    needs: "Contact:import; for a list that unblocks also clear_blacklist and Contact:unblock",
    input: ImportQuery,
    answers: { 201: says("The upload, which runs.") },
    idempotent: true,
    file: [
      "text/csv",
      "text/plain",
      "application/gzip",
      "application/zip",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    fails: [],
    example: { name: "do-not-call.csv", caller_id_column_name: "number", reason: "dnc_request" },
  }),

  list: operation({
    ...imports,
    id: "listContactImports",
    method: "get",
    path: "/contact_imports",
    summary: "The uploads",
    needs: "Contact:import",
    input: ListImports.extend(createdQuery),
    answers: { 200: saysList("contact_imports", contactImportRecord, "The uploads, newest first.") },
    fails: [],
    example: { status: "succeeded" },
  }),

  read: operation({
    ...imports,
    id: "getContactImport",
    method: "get",
    path: "/contact_imports/{id}",
    summary: "One upload, and how far it is",
    description: "At the end `import_count` is `total_count`: the rows of the file, each counted once.",
    needs: "Contact:import",
    input: RecordPath,
    answers: { 200: saysRecord("contact_import", judgedImportRecord, "The upload as it is now.") },
    example: { id: 1 },
  }),

  stop: operation({
    ...imports,
    id: "stopContactImport",
    method: "post",
    path: "/contact_imports/{id}/stop",
    summary: "Stop an upload for good",
    description: "What it has blocked stays blocked; undo takes it back.",
    needs: "Contact:import",
    input: RecordPath,
    answers: { 200: says("The upload, stopped.") },
    fails: [404, 409],
    example: { id: 1 },
  }),

  undo: operation({
    ...imports,
    id: "undoContactImport",
    method: "post",
    path: "/contact_imports/{id}/undo",
    summary: "Take an upload back",
    description:
      "Exactly the changes that are still the last of their number and that nobody asked for again. Answers with the job that does it.",
    needs: "clear_blacklist, and Contact:unblock or, for a list that unblocked, Contact:block",
    input: RecordPath,
    answers: {
      202: saysRecord("unblock_contact_job", unblockContactJobRecord, "The job that takes it back."),
    },
    fails: [404, 409],
    idempotent: true,
    example: { id: 1 },
  }),

  downloadRejectedRows: operation({
    ...imports,
    id: "downloadRejectedRows",
    method: "get",
    path: "/contact_imports/{id}/rejected_rows",
    summary: "The rows that were rejected, with their reasons",
    description: "Corrected, it can be uploaded as it is.",
    needs: "Contact:import",
    input: RecordPath,
    answers: { 200: saysFile(["text/csv"], "The rejected rows as they came, as CSV.") },
    example: { id: 1 },
  }),
};
