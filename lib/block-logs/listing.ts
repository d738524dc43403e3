import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { blockLogs as t } from "@/db/schema/block-logs";
import { aliasesOf } from "@/lib/contacts/inner/aliases";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import { type ContactKey, readNumber } from "@/lib/contacts/key";
import { readContact } from "@/lib/contacts/reading";
import type { Context } from "@/lib/context";
import { type CountedPage, createdWithin, inOrder, pageOfKeys } from "@/lib/listing/listing";
import { allow } from "@/lib/allow";
import type { Key } from "@/lib/listing/sorting";
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
  const ones = [
    query.number ? await ofNumber(ctx, query.number) : undefined,
    query.contactId ? eq(t.contactId, query.contactId) : undefined,
    query.contactImportId ? eq(t.contactImportId, query.contactImportId) : undefined,
  ].filter((one) => one !== undefined);
  const byId = ones.length > 0;
  const indexed = (where: SQL): Clause => [{ where, along: !byId, order: sql`${t.createdAt}, ${t.id}` }];
  const clauses: (Clause | undefined)[] = [
    ...ones.map((where): Clause => [{ where, along: true }]),
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

/** Of the number's contact and of those of its old spellings; of none when the company does not know the number. */
async function ofNumber(ctx: Context, number: string): Promise<SQL> {
  const contact = await contactOfNumber(ctx, readNumber(ctx, number, "number"));
  if (!contact) return eq(t.contactId, 0);
  const others = await aliasesOf(ctx, contact.id);
  return others.length > 0 ? inArray(t.contactId, [contact.id, ...others]) : eq(t.contactId, contact.id);
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
