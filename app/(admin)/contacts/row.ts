import type { Contact } from "@/db/schema/contacts";
import type { LogSummary } from "@/lib/block-logs/schema";
import type { Permissions } from "@/lib/allow";
import { logEntriesFor } from "../log-entry";
import type { BlacklistRow } from "./blacklist-table";

type For = { zone: string; permissions: Permissions };

/** Returns a contact and the state of its log as a row of the table, for a reader with these permissions. */
export function toRow(
  contact: Contact,
  summary: LogSummary | undefined,
  { zone, permissions }: For,
): BlacklistRow {
  const { id, number, name, createdAt, blockedAt } = contact;
  return {
    id,
    number,
    name,
    createdAt,
    blockedAt,
    last: summary?.last ? logEntriesFor(permissions)(summary.last) : null,
    entries: summary?.entries ?? 0,
    askedAgain: summary?.askedAgain ?? 0,
    zone,
  };
}
