import { type SQL, sql } from "drizzle-orm";
import type { BlockReason, BlockSource, OptOutChannel } from "@/db/enums";
import type { Context } from "@/lib/context";

/** One line of the trail: a block, an unblock, a block asked again, an opt-out or an opt-in, with the names of what it names. */
export type Entry = {
  companyId: number;
  id: number;
  kind: "block" | "unblock" | "asked_again" | "opt_out" | "opt_in";
  contactId: number;
  number: string;
  source: BlockSource;
  reason: BlockReason | null;
  note: string | null;
  channel: OptOutChannel | null;
  /** Who: a person's email, or a token's name; null for an automatic act. */
  email: string | null;
  tokenName: string | null;
  userId: number | null;
  collaboratorId: number | null;
  accessTokenId: number | null;
  callId: number | null;
  leadId: number | null;
  contactImportId: number | null;
  importName: string | null;
  unblockContactJobId: number | null;
  scheduleActionId: number | null;
  /** The name of the schedule action, or of its schedule when it has none. */
  automation: string | null;
  /** Of an opt-out: the text that asked for it. */
  textMessageId: number | null;
  textMessage: string | null;
  requestIp: string | null;
  /** Of a block its own time, of an unblock that of the block it ended. */
  blockedAt: Date | null;
  createdAt: Date;
};

/** The columns every kind of log row shares, with the names beside the ids. Expects the log table as `log`. */
export const ENTRY_COLUMNS = sql`log.company_id, log.contact_id, contacts.number, log.source, log.reason, log.note, users.email,
  access_tokens.name as token_name, log.user_id, log.collaborator_id, log.access_token_id, log.call_id, log.lead_id,
  log.contact_import_id, contact_imports.name as import_name, log.unblock_contact_job_id, log.schedule_action_id,
  coalesce(schedule_actions.name, schedules.name) as automation,
  host(log.request_ip) as request_ip, log.created_at`;

export const ENTRY_NAMES = sql`
  join contacts on contacts.company_id = log.company_id and contacts.id = log.contact_id
  left join users on users.id = log.user_id
  left join access_tokens on access_tokens.company_id = log.company_id and access_tokens.id = log.access_token_id
  left join contact_imports on contact_imports.company_id = log.company_id and contact_imports.id = log.contact_import_id
  left join schedule_actions on schedule_actions.company_id = log.company_id and schedule_actions.id = log.schedule_action_id
  left join schedules on schedules.company_id = log.company_id and schedules.id = schedule_actions.schedule_id`;

const NO_TEXT = sql`null::bigint as text_message_id, null as text_message`;

/** Rows of block_logs as entries; `where` and `order` speak of the table as `log`, the limit may carry an offset. */
export const blockEntries = (where: SQL, order: SQL, limit: number | SQL) => sql`
  select log.id, log.action::text as kind, null as channel, log.blocked_at, ${NO_TEXT}, ${ENTRY_COLUMNS}
  from block_logs as log ${ENTRY_NAMES} where ${where} order by ${order} limit ${limit}`;

const repeatEntries = (where: SQL, order: SQL, limit: number) => sql`
  select log.id, 'asked_again' as kind, null as channel, null::timestamptz as blocked_at, ${NO_TEXT}, ${ENTRY_COLUMNS}
  from repeated_blocks as log ${ENTRY_NAMES} where ${where} order by ${order} limit ${limit}`;

const optOutEntries = (where: SQL, order: SQL, limit: number) => sql`
  select log.id, log.action::text as kind, log.channel::text, null::timestamptz as blocked_at, log.text_message_id,
    text_messages.message as text_message, ${ENTRY_COLUMNS}
  from opt_out_logs as log ${ENTRY_NAMES}
  left join text_messages on text_messages.company_id = log.company_id and text_messages.id = log.text_message_id
  where ${where} order by ${order} limit ${limit}`;

/** At most so many lines of one contact's history are shown at once, the newest. */
export const HISTORY_LENGTH = 200;

/** A contact's whole history, newest first: blocks, unblocks, blocks asked again, opt-outs. For verbs that have checked their permission. */
export async function historyOf(ctx: Context, contactId: number, limit = HISTORY_LENGTH): Promise<Entry[]> {
  const where = sql`log.company_id = ${ctx.companyId} and log.contact_id = ${contactId}`;
  const order = sql`log.id desc`;
  const rows = await ctx.db.execute<EntryRow>(sql`
    select * from ((${blockEntries(where, order, limit)}) union all (${repeatEntries(where, order, limit)})
      union all (${optOutEntries(where, order, limit)})) as history
    order by created_at desc, kind <> 'asked_again', id desc limit ${limit}`);
  return rows.map(toEntry);
}

/** The state of each contact's log for a list: its last entry, and how many entries and repeated requests there are. */
export type LogSummary = { last: Entry | null; entries: number; askedAgain: number };

/** The log summaries of some contacts, in two statements. */
export async function logSummaries(ctx: Context, contactIds: number[]): Promise<Map<number, LogSummary>> {
  if (contactIds.length === 0) return new Map();
  const ids = sql`${sql.param(contactIds)}::bigint[]`;
  const [counts, lasts] = await Promise.all([
    ctx.db.execute<{ id: string; entries: number; asked_again: number }>(sql`
      select id, (select count(*)::int from block_logs where company_id = ${ctx.companyId} and contact_id = wanted.id) as entries,
        (select count(*)::int from repeated_blocks where company_id = ${ctx.companyId} and contact_id = wanted.id) as asked_again
      from unnest(${ids}) as wanted (id)`),
    ctx.db.execute<EntryRow>(sql`
      select entry.* from unnest(${ids}) as wanted (id) cross join lateral
        (${blockEntries(sql`log.company_id = ${ctx.companyId} and log.contact_id = wanted.id`, sql`log.id desc`, 1)}) as entry`),
  ]);
  const last = new Map(lasts.map((row) => [Number(row.contact_id), toEntry(row)]));
  return new Map(
    counts.map((row) => [
      Number(row.id),
      { last: last.get(Number(row.id)) ?? null, entries: row.entries, askedAgain: row.asked_again },
    ]),
  );
}

export type EntryRow = Record<string, string | null>;

/** A row of `blockEntries` and its kin as an entry. */
export function toEntry(row: EntryRow): Entry {
  const number = (value: string | null | undefined) => (value == null ? null : Number(value));
  const date = (value: string | null | undefined) => (value == null ? null : new Date(value));
  return {
    companyId: Number(row.company_id),
    id: Number(row.id),
    kind: row.kind as Entry["kind"],
    contactId: Number(row.contact_id),
    number: row.number ?? "",
    source: row.source as BlockSource,
    reason: row.reason as BlockReason | null,
    note: row.note ?? null,
    channel: row.channel as OptOutChannel | null,
    email: row.email ?? null,
    tokenName: row.token_name ?? null,
    userId: number(row.user_id),
    collaboratorId: number(row.collaborator_id),
    accessTokenId: number(row.access_token_id),
    callId: number(row.call_id),
    leadId: number(row.lead_id),
    contactImportId: number(row.contact_import_id),
    importName: row.import_name ?? null,
    unblockContactJobId: number(row.unblock_contact_job_id),
    scheduleActionId: number(row.schedule_action_id),
    automation: row.automation ?? null,
    textMessageId: number(row.text_message_id),
    textMessage: row.text_message ?? null,
    requestIp: row.request_ip ?? null,
    blockedAt: date(row.blocked_at),
    createdAt: date(row.created_at) ?? new Date(Number.NaN),
  };
}
