import type { Contact } from "@/db/schema/contacts";
import type { LogSummary } from "@/lib/block-logs/entries";
import { toLogEntry } from "../log-entry";
import type { BlacklistRow } from "./blacklist-table";

/** A contact and the state of its log as a row of the table. */
export function toRow(contact: Contact, summary: LogSummary | undefined, zone: string): BlacklistRow {
  const { id, number, name, createdAt, blockedAt } = contact;
  return {
    id,
    number,
    name,
    createdAt,
    blockedAt,
    last: summary?.last ? toLogEntry(summary.last) : null,
    entries: summary?.entries ?? 0,
    askedAgain: summary?.askedAgain ?? 0,
    zone,
  };
}
