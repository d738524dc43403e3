import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { blockLogs as t } from "@/db/schema/block-logs";
import { contacts } from "@/db/schema/contacts";
import { aliasesOf } from "@/lib/contacts/inner/aliases";
import { contactOfNumber, contactsFound } from "@/lib/contacts/inner/finding";
import type { ContactKey } from "@/lib/contacts/key";
import { readContact } from "@/lib/contacts/reading";
import { readNumberFilter, waysOfNumber } from "@/lib/contacts/searching";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { type CountedPage, createdWithin, inOrder, pageOfKeys } from "@/lib/listing/listing";
import { allow } from "@/lib/allow";
import type { SearchTerms } from "@/lib/phone/search-terms";
import type { Key } from "@/lib/listing/sorting";
import type { Way } from "@/lib/listing/searching";
import type { Clause } from "@/lib/listing/windows";
import { blockEntries, type EntryRow, toEntry } from "./entries";
import { type Entry, ListBlockLogs } from "./schema";

export type BlockLogPage = CountedPage<Entry>;

/**
 * The company's trail, newest first unless `orderDir` is asc: every block and unblock, filtered and cut into pages by
 * key. Counted exactly up to 10,000. When a page would need too much reading, it is short, and its cursor goes on.
 * Needs `Contact:read`.
 */
export async function listBlockLogs(ctx: Context, input: ListBlockLogs): Promise<BlockLogPage> {
  allow(ctx, "Contact:read");
  const query = ListBlockLogs.parse(input);
  const asked = await askedOf(ctx, query);
  const page = await pageOfKeys(ctx, query, asked);
  return { ...page, rows: await entriesOf(ctx, page.rows) };
}

/** The block logs of one contact, named by number or id. As `listBlockLogs`; `NotFound` for an unknown contact. */
export async function listContactBlockLogs(ctx: Context, input: ContactKey & ListBlockLogs) {
  const contact = await readContact(ctx, input);
  return listBlockLogs(ctx, { ...input, number: undefined, contactId: contact.id });
}

type Query = z.output<typeof ListBlockLogs>;

/** Rows of one contact or one upload are sorted by id, as their index is; all others by time. */
async function askedOf(ctx: Context, query: Query) {
  const range = createdWithin(t.createdAt, query);
  const { one, some } = query.number ? await ofNumber(ctx, query.number) : {};
  const ones = [
    one,
    query.contactId ? eq(t.contactId, query.contactId) : undefined,
    query.contactImportId ? eq(t.contactImportId, query.contactImportId) : undefined,
  ].filter((one) => one !== undefined);
  const byId = ones.length > 0;
  const indexed = (where: SQL): Clause => [{ where, along: !byId, order: sql`${t.createdAt}, ${t.id}` }];
  const clauses: (Clause | undefined)[] = [
    ...ones.map((where): Clause => [{ where, along: true }]),
    some,
    query.accessTokenId ? indexed(eq(t.accessTokenId, query.accessTokenId)) : undefined,
    query.collaboratorId ? indexed(eq(t.collaboratorId, query.collaboratorId)) : undefined,
    query.action === "unblock" ? indexed(eq(t.action, "unblock")) : undefined,
    query.source ? indexed(eq(t.source, query.source)) : undefined,
    query.action === "block" ? [{ where: eq(t.action, "block"), unindexed: true }] : undefined,
    byId && range ? indexed(range) : undefined,
    // No row has both a person and a token.
    query.collaboratorId && query.accessTokenId ? [] : undefined,
  ];
  return {
    table: t,
    base: eq(t.companyId, ctx.companyId),
    range: byId ? undefined : range,
    clauses: clauses.filter((clause) => clause !== undefined),
    sort: { column: t.createdAt, id: t.id, byId },
  };
}

/** So many contacts are looked up one by one; for more, the log is read in its order. */
const FEW_CONTACTS = 1_000;

/**
 * Of a whole number, its rows: those of its contact and of the contacts of its old spellings; none when the company
 * does not know the number. Of a part of one, the rows of all contacts that hold it.
 */
async function ofNumber(ctx: Context, text: string): Promise<{ one?: SQL; some?: Clause }> {
  const read = readNumberFilter(text, ctx.country);
  if ("problem" in read) throw new Invalid({ number: [read.problem] });
  if ("terms" in read) return { some: [await ofContacts(ctx, read.terms)] };
  const contact = await contactOfNumber(ctx, read.whole);
  if (!contact) return { one: eq(t.contactId, 0) };
  const others = await aliasesOf(ctx, contact.id);
  return {
    one: others.length > 0 ? inArray(t.contactId, [contact.id, ...others]) : eq(t.contactId, contact.id),
  };
}

async function ofContacts(ctx: Context, terms: SearchTerms): Promise<Way> {
  const ids = await contactsFound(ctx, waysOfNumber(ctx, terms), FEW_CONTACTS);
  if (ids) return { where: sql`${t.contactId} = any(${sql.param(ids)}::bigint[])` };
  const { prefix, suffix } = terms;
  const like = [prefix && `${prefix}%`, suffix && `%${suffix}%`].filter((pattern) => pattern);
  const holds = sql`select ${contacts.number} like any(${sql.param(like)}::text[]) from ${contacts}
    where ${contacts.companyId} = ${ctx.companyId} and ${contacts.id} = ${t.contactId}`;
  return { where: sql`(${holds})`, unindexed: true };
}

async function entriesOf(ctx: Context, keys: Key[]): Promise<Entry[]> {
  if (keys.length === 0) return [];
  const ids = keys.map(({ id }) => id);
  const one = sql`log.company_id = ${ctx.companyId} and log.id = wanted.id`;
  const found = await ctx.db.execute<EntryRow>(sql`
    select entry.* from unnest(${sql.param(ids)}::bigint[]) as wanted (id)
    cross join lateral (${blockEntries(one, sql`log.id`, 1)}) as entry`);
  return inOrder(ids, found.map(toEntry));
}
