import { EXPORT_COLUMN_LABELS, EXPORT_COLUMNS, type ExportColumn } from "@/lib/data-exports/schema";
import type { ColumnChoice } from "./column-choices";

const HELP: Partial<Record<ExportColumn, string>> = {
  number: "Always there, as +1…",
  created_at: "When the number was first known here.",
  source: "A call, the API, a file…",
  file: "The name of the upload that blocked it.",
  by: "The person or the token.",
  opt_out: "Whether it also opted out.",
};

/** The columns to choose from, in the order of the file. */
export const columnChoices: ColumnChoice[] = EXPORT_COLUMNS.map((value) => ({
  value,
  label: EXPORT_COLUMN_LABELS[value],
  help: HELP[value],
  always: value === "number",
}));
