import { type SQL, and, eq, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { DataExport } from "@/db/schema/data-exports";
import { countOfBlocked } from "@/lib/contacts/listing";
import { type BlacklistFilter, blacklistFilter } from "@/lib/contacts/narrowing";
import { lastLog, lastLogs } from "@/lib/contacts/inner/history";
import type { Context } from "@/lib/context";
import { ALONG_THE_KEYS, type CopyQuery } from "@/lib/snapshot";
import { EXPORT_COLUMNS, type ExportColumn } from "../schema";

type Company = Pick<Context, "companyId">;

/** What an export holds, as its record and as a request say it. */
export type ExportSelection = Pick<DataExport, "filter" | "contactImportId">;

/** As `harmless` of lib/csv/writing says it, in SQL; a test holds the two equal. */
export const harmlessSql = (cell: SQL) => sql`case
  when ${cell} ~ '[-=+@\t\r]' and ${cell} !~ '^[+][0-9]+$'
  then regexp_replace(${cell}, '(?<=^|[,;\t\r\n])(?=[''"]*[-=+@\t\r])', '''', 'g') else ${cell} end`;

/** A time in UTC to the millisecond, as in `2026-11-22 08:29:00.5+00:00`. The session's zone is UTC. */
const clock = (time: SQL) => sql`${time}::text || ':00'`;

const cells: Record<ExportColumn, (companyId: number) => SQL> = {
  number: () => sql`${contacts.number}`,
  name: () => harmlessSql(sql`${contacts.name}`),
  blocked_at: () => clock(sql`${contacts.blockedAt}`),
  created_at: () => clock(sql`${contacts.createdAt}`),
  reason: () => sql`log.reason`,
  note: () => harmlessSql(sql`log.note`),
  source: () => sql`log.source`,
  file: (companyId) => sql`(select ${harmlessSql(sql`name`)} from contact_imports
    where company_id = ${companyId} and id = log.contact_import_id)`,
  by: (companyId) => sql`coalesce((select ${harmlessSql(sql`email`)} from users where id = log.user_id),
    (select ${harmlessSql(sql`name`)} from access_tokens where company_id = ${companyId} and id = log.access_token_id))`,
  country: () => sql`${contacts.country}`,
  time_zone: () => sql`${contacts.timeZone}`,
  opt_out: () => sql`case when ${contacts.optOut} then 'true' else 'false' end`,
};

const ofLog: readonly ExportColumn[] = ["reason", "note", "source", "file", "by"];

const LOG_COLUMNS = sql`reason, note, source, contact_import_id, user_id, access_token_id`;

/** The block in force of each of some contacts, looked up. */
const eachLog = (ctx: Company) =>
  sql`join lateral ${lastLog(ctx, sql`${contacts.id}`, LOG_COLUMNS)} as log on true`;

/** The blocks in force of all contacts, read alongside them: half the cost of a million look-ups. */
const allLogs = (ctx: Company) =>
  sql`join ${lastLogs(ctx, LOG_COLUMNS)} as log on log.contact_id = ${contacts.id}`;

/** The rows of an export as cells, the newest contact first, and how PostgreSQL is to go about it. */
export function exportQuery(
  ctx: Context,
  selection: ExportSelection,
  columns: readonly ExportColumn[],
): CopyQuery {
  const { companyId } = ctx;
  const { narrowed, where } = narrowingOf(ctx, selection);
  const needsLog = byLog(selection) || columns.some((column) => ofLog.includes(column));
  const log = needsLog ? (narrowed ? eachLog : allLogs)(ctx) : sql``;
  const named = columns.map((column) => sql`${cells[column](companyId)} as ${sql.identifier(column)}`);
  // What a filter finds is sorted before the look-ups, while its rows are short.
  const found = narrowed
    ? sql`(select * from ${contacts} where ${where} order by ${contacts.id} desc offset 0) as ${contacts}`
    : sql`${contacts}`;
  const rows = sql`select ${sql.join(named, sql`, `)} from ${found} ${log}
    where ${and(narrowed ? undefined : where, logCondition(selection)) ?? sql`true`} order by ${contacts.id} desc`;
  return { settings: narrowed ? [] : ALONG_THE_KEYS, rows };
}

/** Whether the rows depend on the block in force. */
export const byLog = ({ filter, contactImportId }: ExportSelection): boolean =>
  filter.source !== undefined || filter.reason !== undefined || contactImportId !== null;

/** What of the blacklist a selection asks for, beside what it asks of the block in force. */
export function narrowingOf(ctx: Context, { filter, contactImportId }: ExportSelection): BlacklistFilter {
  const found = blacklistFilter(ctx, {
    fulltext: filter.fulltext,
    blockedAtFrom: readTime(filter.blockedAtFrom),
    blockedAtTo: readTime(filter.blockedAtTo),
  });
  if (contactImportId === null) return found;
  // Not needed for the truth, which the log in force tells; but an upload's own rows are found by an index.
  const decided = sql`${contacts.id} in (select contact_id from block_logs
    where block_logs.company_id = ${ctx.companyId} and block_logs.contact_import_id = ${contactImportId})`;
  const ways = found.ways.map(({ where }) => ({ where }));
  return { ways, all: and(found.all, decided), where: and(found.where, decided), narrowed: true };
}

/** The condition on the block in force; expects it as `log`. */
export function logCondition({ filter, contactImportId }: ExportSelection): SQL | undefined {
  return and(
    filter.source === undefined ? undefined : sql`log.source = ${filter.source}`,
    filter.reason === undefined ? undefined : sql`log.reason = ${filter.reason}`,
    contactImportId === null ? undefined : sql`log.contact_import_id = ${contactImportId}`,
  );
}

const readTime = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** Counts the rows of an export beforehand; null where only each contact's log could tell. */
export function countedRows(ctx: Context, selection: ExportSelection): SQL | null {
  if (byLog(selection)) return null;
  const { narrowed, where } = narrowingOf(ctx, selection);
  return narrowed ? sql`select count(*)::int as count from ${contacts} where ${where}` : countOfBlocked(ctx);
}

/** The contacts among some that a selection's condition on the block in force holds for. */
export const holdingAmong = (ctx: Context, selection: ExportSelection, ids: SQL) => sql`
  select count(*)::int as looked, count(*) filter (where ${logCondition(selection) ?? sql`true`})::int as count
  from (${ids}) as looked_at join ${contacts} on ${eq(contacts.companyId, ctx.companyId)} and ${contacts.id} = looked_at.id ${eachLog(ctx)}`;

/** Whether these are columns of an export, as its record keeps them. */
export const exportColumnsOf = ({ columns }: Pick<DataExport, "columns">): ExportColumn[] =>
  EXPORT_COLUMNS.filter((column) => columns.includes(column)).sort(
    (a, b) => columns.indexOf(a) - columns.indexOf(b),
  );
