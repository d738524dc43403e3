import type { LogEntry } from "@/components/reasons";
import type { Entry } from "@/lib/block-logs/schema";
import type { Permissions } from "@/lib/allow";

/**
 * Returns block log entries as the components show them to a reader. Calls, leads and texts are links when the reader
 * may open them.
 */
export const logEntriesFor = (permissions: Permissions) => (entry: Entry) => ({
  ...toLogEntry(entry),
  mayOpen: {
    call: permissions.has("Call:read"),
    lead: permissions.has("Lead:read"),
    text: permissions.has("TextMessage:read"),
  },
});

/** Returns a block log entry as the components show it. */
function toLogEntry(entry: Entry): LogEntry {
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
    contactImport: fileOf(entry.contactImportId, entry.importName),
    unblockContactJobId: entry.unblockContactJobId,
    undoneFile: fileOf(entry.undoneImportId, entry.undoneImportName),
    undoneJobId: entry.undoneJobId,
    automation: entry.automation,
    text:
      entry.textMessage === null
        ? null
        : { message: entry.textMessage, href: `/text_messages?fulltext=${encodeURIComponent(entry.number)}` },
    revocation: entry.revocation,
    blockedAt: entry.kind === "unblock" ? entry.blockedAt : null,
  };
}

const fileOf = (id: number | null, name: string | null) =>
  id === null ? null : { id, name: name ?? `file ${id}` };
