import type { BlockReason, BlockSource, OptOutChannel, StopConfirmation } from "@/db/enums";

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
  review: "a review",
  system: "the system",
};

export const CHANNEL_WORDS: Record<OptOutChannel, string> = {
  sms: "by text message",
  voice: "by voice",
  email: "by email",
  web: "on the web",
  api: "over the API",
};

/** One entry of a number's history, with the names of the records that it points at. */
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
  /** Of an undo: the file or the unblocking that it took back. */
  undoneFile?: { id: number; name: string } | null;
  undoneJobId?: number | null;
  /** The text message that asked for it, and the page where it can be read. */
  text?: { message: string; href: string } | null;
  /** Of an opt-out that a text asked for: when, until when it must be honored, and who confirmed it. */
  revocation?: { askedAt: Date; dueBy: Date; confirmation: StopConfirmation } | null;
  /** Which of the named calls, leads and texts the reader may open; all of them when left out. */
  mayOpen?: { call: boolean; lead: boolean; text: boolean };
  /** The name of the schedule action or manual action. */
  automation?: string | null;
  /** For an unblock: when the block that it ended began. */
  blockedAt?: Date | null;
};

export type Whence = { words: string; link?: { text: string; href: string } };

/** Returns the source of an entry as the end of a sentence: "from call 8812", "by token “dialer-2”". */
export function whence(entry: LogEntry): Whence | undefined {
  const { source, contactImport: file } = entry;
  if (entry.text) return textWords(entry.text, entry);
  if (!source) return entry.channel ? { words: CHANNEL_WORDS[entry.channel] } : undefined;
  if (source === "call" && entry.callId) return withRecord("from", entry);
  if (source === "lead" && entry.leadId) return withRecord("from", { ...entry, callId: null });
  if (file && source === "import") return { words: "from file", link: fileLink(file) };
  if (source === "undo") return undoWords(entry);
  if (source === "unblock_job") return jobWords(entry);
  const told = byWords(source, entry);
  return entry.callId || entry.leadId ? withRecord(`${told} on`, entry) : { words: told };
}

function byWords(source: BlockSource, { token, automation }: LogEntry): string {
  if (source === "api") return token ? `by token “${token}”` : "over the API";
  if (source !== "schedule_action" && source !== "manual_action") return `from ${SOURCE_WORDS[source]}`;
  const kind = source === "schedule_action" ? "schedule action" : "manual action";
  return automation ? `${kind} “${automation}”` : `by a ${kind}`;
}

/** Words that end with the call or lead, as a link for people who may open it. */
function withRecord(words: string, { callId, leadId, mayOpen }: LogEntry): Whence {
  const kind = callId ? "call" : "lead";
  const id = callId ?? leadId;
  if (mayOpen && !mayOpen[kind]) return { words: `${words} ${kind} ${id}` };
  return { words, link: { text: `${kind} ${id}`, href: `/${kind}s/${id}/edit` } };
}

/** A text message longer than this is cut short. */
const SHOWN = 40;

function textWords({ message, href }: { message: string; href: string }, { mayOpen }: LogEntry): Whence {
  const said = `“${message.length > SHOWN ? `${message.slice(0, SHOWN)}…` : message}”`;
  return mayOpen && !mayOpen.text
    ? { words: `by text ${said}` }
    : { words: "by text", link: { text: said, href } };
}

/** Names what was undone, not the job that did it: "by undoing november-dnc.csv". */
function undoWords({ contactImport, undoneFile, undoneJobId }: LogEntry): Whence {
  const file = undoneFile ?? contactImport;
  if (file) return { words: "by undoing", link: fileLink(file) };
  return undoneJobId ? { words: "by undoing", link: jobLink(undoneJobId) } : { words: "by an undo" };
}

function jobWords({ unblockContactJobId: id }: LogEntry): Whence {
  return id ? { words: "by", link: jobLink(id) } : { words: "by Clear Blacklist" };
}

const jobLink = (id: number) => ({ text: `unblocking ${id}`, href: `/unblock_contact_jobs/${id}` });

function fileLink({ id, name }: { id: number; name: string }) {
  return { text: name, href: `/contact_imports/${id}` };
}
