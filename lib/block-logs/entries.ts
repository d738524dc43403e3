import { type Entry, HISTORY_LENGTH, type LogSummary } from "./schema";
import { sql, type SQL } from "drizzle-orm";
import type { StopConfirmation } from "@/db/enums";
import { businessDaysAfter, REVOCATION_DAYS } from "@/lib/business-days";
import { lastLog, NEWEST_FIRST, ofContact } from "@/lib/contacts/inner/history";
import type { Context } from "@/lib/context";
import { allow, allowOneOf } from "@/lib/allow";

/** The columns that every kind of log row has, with names beside the ids. Expects the log table as `log`. */
export const ENTRY_COLUMNS = sql`log.company_id, log.contact_id, contacts.number, log.source, log.reason, log.note, users.email,
  access_tokens.name as token_name, log.user_id, log.collaborator_id, log.access_token_id, log.call_id, log.lead_id,
  log.contact_import_id, contact_imports.name as import_name, log.unblock_contact_job_id, log.schedule_action_id,
  undo.contact_import_id as undone_import_id, undone_import.name as undone_import_name, undo.undone_job_id,
  coalesce(schedule_actions.name, schedules.name) as automation,
  host(log.request_ip) as request_ip, log.created_at`;

export const ENTRY_NAMES = sql`
  join contacts on contacts.company_id = log.company_id and contacts.id = log.contact_id
  left join users on users.id = log.user_id
  left join access_tokens on access_tokens.company_id = log.company_id and access_tokens.id = log.access_token_id
  left join contact_imports on contact_imports.company_id = log.company_id and contact_imports.id = log.contact_import_id
  left join unblock_contact_jobs as undo on undo.company_id = log.company_id and undo.id = log.unblock_contact_job_id
    and undo.kind = 'undo'
  left join contact_imports as undone_import on undone_import.company_id = undo.company_id
    and undone_import.id = undo.contact_import_id
  left join schedule_actions on schedule_actions.company_id = log.company_id and schedule_actions.id = log.schedule_action_id
  left join schedules on schedules.company_id = log.company_id and schedules.id = schedule_actions.schedule_id`;

const NO_TEXT = sql`null::bigint as text_message_id, null as text_message, null::numeric as asked_ms, null as time_zone,
  null as confirmation`;

/** Rows of block_logs as entries. `where` and `order` name the table `log`; the limit may include an offset. */
export const blockEntries = (where: SQL, order: SQL, limit: number | SQL) => sql`
  select log.id, log.action::text as kind, null as channel, log.blocked_at, ${NO_TEXT}, ${ENTRY_COLUMNS}
  from block_logs as log ${ENTRY_NAMES} where ${where} order by ${order} limit ${limit}`;

const repeatEntries = (where: SQL, order: SQL, limit: number) => sql`
  select log.id, 'asked_again' as kind, null as channel, null::timestamptz as blocked_at, ${NO_TEXT}, ${ENTRY_COLUMNS}
  from repeated_blocks as log ${ENTRY_NAMES} where ${where} order by ${order} limit ${limit}`;

const optOutEntries = (where: SQL, order: SQL, limit: number) => sql`
  select log.id, log.action::text as kind, log.channel::text, null::timestamptz as blocked_at, log.text_message_id,
    text_messages.message as text_message, extract(epoch from text_messages.sent_at) * 1000 as asked_ms,
    companies.time_zone,
    case when log.confirmation = 'company' and coalesce(confirming.status in ('failed', 'undelivered', 'unknown'), true)
      then 'nobody' else log.confirmation end as confirmation, ${ENTRY_COLUMNS}
  from opt_out_logs as log ${ENTRY_NAMES}
  join companies on companies.id = log.company_id
  left join text_messages as confirming
    on confirming.company_id = log.company_id and confirming.confirms_text_id = log.text_message_id
  left join text_messages on text_messages.company_id = log.company_id and text_messages.id = log.text_message_id
  where ${where} order by ${order} limit ${limit}`;

/** A contact's whole history, newest first: blocks, unblocks, blocks asked again, opt-outs. Needs `Contact:read`. */
export async function historyOf(ctx: Context, contactId: number, limit = HISTORY_LENGTH): Promise<Entry[]> {
  allow(ctx, "Contact:read");
  const where = ofContact(ctx, contactId);
  const order = NEWEST_FIRST;
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
  const its = ofContact(ctx, sql`wanted.id`);
  const last = sql`log.company_id = ${ctx.companyId} and log.id = ${lastLog(ctx, sql`wanted.id`, sql`log.id`)}`;
  const [counts, lasts] = await Promise.all([
    ctx.db.execute<{ id: number; entries: number; asked_again: number }>(sql`
      select id, (select count(*)::int from block_logs as log where ${its}) as entries,
        (select count(*)::int from repeated_blocks as log where ${its}) as asked_again
      from unnest(${ids}) as wanted (id)`),
    ctx.db.execute<EntryRow>(sql`
      select entry.* from unnest(${ids}) as wanted (id) cross join lateral
        (${blockEntries(last, sql`log.id`, 1)}) as entry`),
  ]);
  const byContact = new Map(lasts.map(toEntry).map((entry) => [entry.contactId, entry]));
  return new Map(
    counts.map(({ id, entries, asked_again }) => [
      id,
      { last: byContact.get(id) ?? null, entries, askedAgain: asked_again },
    ]),
  );
}

/** A row of `blockEntries` and its kin. */
export type EntryRow = Pick<Entry, "id" | "kind" | "number" | "source" | "reason" | "note" | "channel"> &
  Pick<Entry, "email" | "automation"> &
  Record<"company_id" | "contact_id", number> &
  Record<"user_id" | "collaborator_id" | "access_token_id" | "call_id" | "lead_id", number | null> &
  Record<
    "contact_import_id" | "unblock_contact_job_id" | "schedule_action_id" | "text_message_id",
    number | null
  > &
  Record<"asked_ms" | "time_zone", string | null> & { confirmation: StopConfirmation | null } & Record<
    "undone_import_id" | "undone_job_id",
    number | null
  > &
  Record<
    "undone_import_name" | "token_name" | "import_name" | "text_message" | "request_ip" | "blocked_at",
    string | null
  > & {
    created_at: string;
  };

function revocationOf({ asked_ms, time_zone, confirmation }: EntryRow): Entry["revocation"] {
  if (asked_ms === null || time_zone === null || confirmation === null) return null;
  const askedAt = new Date(Number(asked_ms));
  return { askedAt, dueBy: businessDaysAfter(askedAt, REVOCATION_DAYS, time_zone), confirmation };
}

/** Such a row as an entry. */
export const toEntry = (row: EntryRow): Entry => ({
  companyId: row.company_id,
  id: row.id,
  kind: row.kind,
  contactId: row.contact_id,
  number: row.number,
  source: row.source,
  reason: row.reason,
  note: row.note,
  channel: row.channel,
  email: row.email,
  tokenName: row.token_name,
  userId: row.user_id,
  collaboratorId: row.collaborator_id,
  accessTokenId: row.access_token_id,
  callId: row.call_id,
  leadId: row.lead_id,
  contactImportId: row.contact_import_id,
  importName: row.import_name,
  unblockContactJobId: row.unblock_contact_job_id,
  undoneImportId: row.undone_import_id,
  undoneImportName: row.undone_import_name,
  undoneJobId: row.undone_job_id,
  scheduleActionId: row.schedule_action_id,
  automation: row.automation,
  textMessageId: row.text_message_id,
  textMessage: row.text_message,
  revocation: revocationOf(row),
  requestIp: row.request_ip,
  blockedAt: row.blocked_at === null ? null : new Date(row.blocked_at),
  createdAt: new Date(row.created_at),
});
