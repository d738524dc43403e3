import { REASON_WORDS, SOURCE_WORDS } from "@/components/reasons";
import { exactTime } from "@/components/ui/time-text";
import type { DataExport } from "@/db/schema/data-exports";
import { clockText } from "./reading";

type Filtered = Pick<DataExport, "filter" | "contactImportId"> & { contactImportName?: string | null };

/** Says which numbers an export holds: "Numbers matching “303”, blocked from 1 Nov 2026, 00:00, for spam". */
export function filterWords({ filter, contactImportId, contactImportName }: Filtered, zone: string): string {
  const { fulltext, blockedAtFrom, blockedAtTo, source, reason } = filter;
  const at = (time: string) => exactTime(new Date(time), zone);
  const parts = [
    fulltext && `matching “${fulltext.trim()}”`,
    blockedAtFrom && blockedAtTo && `blocked between ${at(blockedAtFrom)} and ${at(blockedAtTo)}`,
    blockedAtFrom && !blockedAtTo && `blocked since ${at(blockedAtFrom)}`,
    blockedAtTo && !blockedAtFrom && `blocked until ${at(blockedAtTo)}`,
    source && `from ${SOURCE_WORDS[source]}`,
    reason && `with the reason ${REASON_WORDS[reason]}`,
    contactImportId && `of the file ${contactImportName ?? contactImportId}`,
  ].filter(Boolean);
  return parts.length === 0 ? "Every blocked number" : `Numbers ${parts.join(", ")}`;
}

/** Returns the URL of the form filled with the same export. */
export function sameAgainHref(
  {
    filter,
    contactImportId,
    columns,
    format,
  }: Pick<DataExport, "filter" | "contactImportId" | "columns" | "format">,
  zone: string,
): string {
  const clock = (time: string | undefined) => (time ? clockText(new Date(time), zone) : undefined);
  const query = new URLSearchParams({ data_type: "contact" });
  const values = {
    fulltext: filter.fulltext,
    blocked_at_from: clock(filter.blockedAtFrom),
    blocked_at_to: clock(filter.blockedAtTo),
    source: filter.source,
    reason: filter.reason,
    contact_import_id: contactImportId ? String(contactImportId) : undefined,
    columns: columns.join(","),
    format,
  };
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return `/data_exports/new?${query}`;
}
