import type { BlockReason, BlockSource, OptOutChannel } from "@/db/enums";

export const REASON_WORDS: Record<BlockReason, string> = {
  dnc_request: "do-not-call request",
  litigator: "litigator",
  spam: "spam",
  fraud: "fraud",
  abuse: "abuse",
  wrong_number: "wrong number",
  other: "other reason",
};

export const SOURCE_WORDS: Record<BlockSource, string> = {
  call: "a call",
  lead: "a lead",
  api: "the API",
  import: "a Blacklist File",
  unblock_job: "Clear Blacklist",
  schedule_action: "a schedule action",
  manual_action: "a manual action",
  undo: "an undo",
  system: "the system",
};

export const CHANNEL_WORDS: Record<OptOutChannel, string> = {
  sms: "by text message",
  voice: "by voice",
  email: "by email",
  web: "on the web",
  api: "over the API",
};

/** One entry of a number's history, with the names of what it points at. */
export type LogEntry = {
  id: number | string;
  action: "block" | "unblock" | "asked_again" | "opt_out" | "opt_in";
  at: Date;
  source?: BlockSource | null;
  channel?: OptOutChannel | null;
  reason?: BlockReason | null;
  note?: string | null;
  /** The email of who did it. */
  person?: string | null;
  /** The name of the access token that did it. */
  token?: string | null;
  requestIp?: string | null;
  callId?: number | null;
  leadId?: number | null;
  contactImport?: { id: number; name: string } | null;
  unblockContactJobId?: number | null;
  /** The name of the schedule action or manual action. */
  automation?: string | null;
  /** Of an unblock: when the block began that it ended. */
  blockedAt?: Date | null;
};

export type Whence = { words: string; link?: { text: string; href: string } };

/** What brought an entry about, as the end of a sentence: "from call 8812", "by token “dialer-2”". */
export function whence(entry: LogEntry): Whence | undefined {
  const { source, contactImport: file } = entry;
  if (!source) return entry.channel ? { words: CHANNEL_WORDS[entry.channel] } : undefined;
  if (source === "call" && entry.callId)
    return { words: "from", link: numbered("call", "/calls", entry.callId) };
  if (source === "lead" && entry.leadId)
    return { words: "from", link: numbered("lead", "/leads", entry.leadId) };
  if (source === "api" && entry.token) return { words: `by token “${entry.token}”` };
  if (file && source === "import") return { words: "from file", link: fileLink(file) };
  if (file && source === "undo") return { words: "by undoing file", link: fileLink(file) };
  if (source === "unblock_job" || source === "undo") return jobWords(entry);
  if (source === "schedule_action" || source === "manual_action") {
    const kind = source === "schedule_action" ? "schedule action" : "manual action";
    return { words: entry.automation ? `${kind} “${entry.automation}”` : `by a ${kind}` };
  }
  return { words: source === "api" ? "over the API" : `from ${SOURCE_WORDS[source]}` };
}

function jobWords({ source, unblockContactJobId: id }: LogEntry): Whence {
  if (!id) return { words: source === "undo" ? "by an undo" : "by Clear Blacklist" };
  const link = { text: `unblocking ${id}`, href: `/unblock_contact_jobs/${id}` };
  return source === "undo" ? { words: "by undoing", link } : { words: "by", link };
}

function numbered(noun: string, path: string, id: number) {
  return { text: `${noun} ${id}`, href: `${path}/${id}/edit` };
}

function fileLink({ id, name }: { id: number; name: string }) {
  return { text: name, href: `/contact_imports/${id}` };
}
