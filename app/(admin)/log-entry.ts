import type { LogEntry } from "@/components/reasons";
import type { Entry } from "@/lib/block-logs/entries";

/** A line of the trail as the components show it. */
export function toLogEntry(entry: Entry): LogEntry {
  return {
    id: entry.id,
    action: entry.kind,
    at: entry.createdAt,
    source: entry.source,
    channel: entry.channel,
    reason: entry.reason,
    note: entry.note,
    person: entry.email,
    token: entry.tokenName,
    requestIp: entry.requestIp,
    callId: entry.callId,
    leadId: entry.leadId,
    contactImport:
      entry.contactImportId === null
        ? null
        : { id: entry.contactImportId, name: entry.importName ?? `file ${entry.contactImportId}` },
    unblockContactJobId: entry.unblockContactJobId,
    blockedAt: entry.kind === "unblock" ? entry.blockedAt : null,
  };
}
