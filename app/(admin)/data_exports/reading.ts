import { blockReasons, blockSources, exportFormats } from "@/db/enums";
import { ListBlacklist } from "@/lib/contacts/schema";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { EXPORT_COLUMNS, type ExportColumn, type ExportRequest } from "@/lib/data-exports/schema";
import type { FieldErrors } from "@/lib/errors";
import { readTime } from "@/lib/times";
import { offsetAt } from "@/lib/time-zones";

/** The fields in the page's URL and in its form, by their names in requests. */
export type ExportFields = {
  fulltext?: string;
  blocked_at_from?: string;
  blocked_at_to?: string;
  source?: string;
  reason?: string;
  contact_import_id?: string;
  format?: string;
  columns: string[];
};

export type ReadExport = { request: ExportRequest & { contactImportId?: number }; errors: FieldErrors };

const TOO_SHORT = `needs ${SHORTEST_SEARCH} characters or more`;
const NO_TIME = "is not a date and a time";

/**
 * Reads the export that a form or a URL describes. Times are by the clock of `timeZone`. A field that cannot be read is
 * left out and named.
 */
export function readExport(fields: ExportFields, timeZone: string): ReadExport {
  const errors: FieldErrors = {};
  const fulltext = readSearch(fields.fulltext, errors);
  const from = readClock(fields.blocked_at_from, timeZone, "from");
  const to = readClock(fields.blocked_at_to, timeZone, "to");
  if (from === null) errors.blocked_at_from = [NO_TIME];
  if (to === null) errors.blocked_at_to = [NO_TIME];
  if (from && to && from > to) errors.blocked_at_to = ["is before the beginning"];
  const upload = readUpload(fields.contact_import_id);
  if (upload === null) errors.contact_import_id = ["is not the number of an upload"];
  return {
    request: {
      fulltext,
      blockedAtFrom: from ?? undefined,
      blockedAtTo: to ?? undefined,
      source: oneOf(blockSources, fields.source, "source", errors),
      reason: oneOf(blockReasons, fields.reason, "reason", errors),
      contactImportId: upload ?? undefined,
      format: oneOf(exportFormats, fields.format, "format", errors),
      columns: chosenColumns(fields.columns),
    },
    errors,
  };
}

function chosenColumns(names: readonly string[]): ExportColumn[] | undefined {
  const chosen = EXPORT_COLUMNS.filter((column) => names.includes(column));
  return chosen.length > 0 ? chosen : undefined;
}

function readSearch(text: string | undefined, errors: FieldErrors): string | undefined {
  if (!text?.trim()) return undefined;
  const problem = ListBlacklist.shape.fulltext.safeParse(text).error?.issues[0]?.message;
  if (problem) errors.fulltext = [problem];
  else if (text.trim().length < SHORTEST_SEARCH) errors.fulltext = [TOO_SHORT];
  return errors.fulltext ? undefined : text;
}

/** Reads a time. A day means its beginning or its end, by `edge`. */
function readClock(text: string | undefined, zone: string, edge: "from" | "to"): Date | null | undefined {
  return text?.trim() ? readTime(text, zone, edge) : undefined;
}

function readUpload(text: string | undefined): number | null | undefined {
  if (!text?.trim()) return undefined;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

function oneOf<Word extends string>(
  words: readonly Word[],
  text: string | undefined,
  name: string,
  errors: FieldErrors,
): Word | undefined {
  const found = words.find((word) => word === text);
  if (text && !found) errors[name] = [`must be one of ${words.join(", ")}`];
  return found;
}

/** Writes a time as a `datetime-local` input takes it: by the clock of the zone, to the minute. */
export function clockText(time: Date | undefined, zone: string): string {
  if (!time) return "";
  return new Date(time.getTime() + offsetAt(zone, time.getTime())).toISOString().slice(0, 16);
}
