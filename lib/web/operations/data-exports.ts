import { dataExportRecord } from "@/lib/data-exports/presenting";
import { ExportBody, ExportPath, ExportsQuery } from "../api-exports";
import { saysFile, saysList, saysRecord } from "../api-said";
import { operation } from "../operations";

const exports = { tag: "Data exports", needs: "Contact:export" } as const;
const says = (description: string) => saysRecord("data_export", dataExportRecord, description);
const FILES = ["text/csv", "application/gzip"];

export const createDataExport = operation({
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
});

export const listDataExports = operation({
  ...exports,
  id: "listDataExports",
  method: "get",
  path: "/data_exports",
  summary: "The exports",
  input: ExportsQuery,
  answers: { 200: saysList("data_exports", dataExportRecord, "The exports, newest first.") },
  example: { per_page: 10 },
});

export const getDataExport = operation({
  ...exports,
  id: "getDataExport",
  method: "get",
  path: "/data_exports/{id}",
  summary: "One export, and how far it is",
  input: ExportPath,
  answers: { 200: says("The export as it is now.") },
  fails: [404],
  example: { id: 1 },
});

export const downloadDataExport = operation({
  ...exports,
  id: "downloadDataExport",
  method: "get",
  path: "/data_exports/{id}/download",
  summary: "The exported file",
  description: "Kept for 30 days. Takes a `Range`, so that a download that broke off can go on.",
  input: ExportPath,
  answers: {
    200: saysFile(FILES, "The file."),
    206: saysFile(FILES, "The part of the file that `Range` asks for."),
    416: { description: "The file has no such part." },
  },
  fails: [404],
  example: { id: 1 },
});
