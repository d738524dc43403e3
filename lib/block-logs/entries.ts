import { type Entry, HISTORY_LENGTH, type LogSummary } from "./schema";
import { sql, type SQL } from "drizzle-orm";
import type { BlockReason, BlockSource, OptOutChannel } from "@/db/enums";
import type { Context } from "@/lib/context";
import { allow, allowOneOf } from "@/lib/permissions";

/** The columns that every kind of log row has, with names beside the ids. Expects the log table as `log`. */
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

/** Rows of block_logs as entries. `where` and `order` name the table `log`; the limit may include an offset. */
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

/** A contact's whole history, newest first: blocks, unblocks, blocks asked again, opt-outs. Needs `Contact:read`. */
export async function historyOf(ctx: Context, contactId: number, limit = HISTORY_LENGTH): Promise<Entry[]> {
  allow(ctx, "Contact:read");
  const where = sql`log.company_id = ${ctx.companyId} and log.contact_id = ${contactId}`;
  const order = sql`log.id desc`;
  const rows = await ctx.db.execute<EntryRow>(sql`
    select * from ((${blockEntries(where, order, limit)}) union all (${repeatEntries(where, order, limit)})
      union all (${optOutEntries(where, order, limit)})) as history
    order by created_at desc, kind <> 'asked_again', id desc limit ${limit}`);
  return rows.map(toEntry);
}

/** The log summaries of some contacts, in two statements. Needs to read contacts, calls or leads. */
export async function logSummaries(ctx: Context, contactIds: number[]): Promise<Map<number, LogSummary>> {
  allowOneOf(ctx, ["Contact:read", "Call:read", "Lead:read"]);
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

/** Turns a row of one of the queries above into an entry. */
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
