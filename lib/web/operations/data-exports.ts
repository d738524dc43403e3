import { z } from "zod";
import { dataExportRecord } from "@/lib/data-exports/presenting";
import { EXPORT_COLUMNS, ExportRequest, ListExports } from "@/lib/data-exports/schema";
import { splitNames } from "../api/input";
import { createdQuery } from "../api/lists";
import { saysFile, saysList, saysRecord } from "../api/said";
import { asWire, blank, RecordPath } from "../api/schema";
import { BlacklistQuery } from "./contacts";
import { operation } from "./operation";

/** Names, separated by commas in a query or a form, and as a list in JSON. */
const asNames = (value: unknown) => {
  if (typeof value !== "string") return value;
  return value === "" ? undefined : splitNames(value);
};

const { dataType, columns, source, reason, contactImportId, format } = ExportRequest.shape;

export const ExportBody = z.object({
  dataType: blank(dataType).meta({ description: "What is exported: the blacklist." }),
  columns: z.preprocess(asNames, columns.unwrap().optional()).meta({
    description: `Of ${EXPORT_COLUMNS.join(", ")}; in a form or a query by commas. The number always comes first.`,
    override: asWire({ anyOf: [{ type: "array", items: { enum: EXPORT_COLUMNS } }, { type: "string" }] }),
  }),
  ...BlacklistQuery.pick({ fulltext: true, blockedAtFrom: true, blockedAtTo: true, timeZone: true }).shape,
  source: blank(source).meta({ description: "Only what was blocked in this way." }),
  reason: blank(reason).meta({ description: "Only what was blocked for this reason." }),
  contactImportId: blank(contactImportId).meta({ description: "Only what this upload blocked." }),
  format: blank(format).meta({ description: "Plain, or compressed with gzip." }),
});

const exports = { tag: "Data exports", needs: "Contact:export" } as const;
const says = (description: string) => saysRecord("data_export", dataExportRecord, description);
const FILES = ["text/csv", "application/gzip"];

/** Exports. */
export const dataExportOperations = {
  create: operation({
    ...exports,
    id: "createDataExport",
    method: "post",
    path: "/data_exports",
    summary: "Export the blacklist, or a part of it",
    input: ExportBody,
    answers: { 201: says("The export, which runs.") },
    fails: [404],
    idempotent: true,
    example: { data_type: "contact", columns: "number,blocked_at,reason", format: "csv.gz" },
  }),

  list: operation({
    ...exports,
    id: "listDataExports",
    method: "get",
    path: "/data_exports",
    summary: "The exports",
    input: ListExports.extend(createdQuery),
    answers: { 200: saysList("data_exports", dataExportRecord, "The exports, newest first.") },
    example: { per_page: 10 },
  }),

  read: operation({
    ...exports,
    id: "getDataExport",
    method: "get",
    path: "/data_exports/{id}",
    summary: "One export, and how far it is",
    input: RecordPath,
    answers: { 200: says("The export as it is now.") },
    fails: [404],
    example: { id: 1 },
  }),

  download: operation({
    ...exports,
    id: "downloadDataExport",
    method: "get",
    path: "/data_exports/{id}/download",
    summary: "The exported file",
    description: "Kept for 30 days. Takes a `Range`, so that a download that broke off can go on.",
    input: RecordPath,
    answers: {
      200: saysFile(FILES, "The file."),
      206: saysFile(FILES, "The part of the file that `Range` asks for."),
      416: { description: "The file has no such part." },
    },
    fails: [404],
    example: { id: 1 },
  }),
};
