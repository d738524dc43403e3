import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { contactOfNumber, readNumber } from "@/lib/contacts/finding";
import { readContact } from "@/lib/contacts/reading";
import type { ContactKey } from "@/lib/contacts/finding";
import type { Context } from "@/lib/context";
import { COUNTED } from "@/lib/hits";
import { type Page, type Place, offsetOf, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { type Entry, type EntryRow, blockEntries, toEntry } from "./entries";
import { ListBlockLogs } from "./schema";

export type BlockLogPage = Page<Entry> & { totalCount: number; totalCountExact: boolean };

/**
 * The company's trail, newest first unless `orderDir` is asc: every block and unblock, filtered and cut into pages by key.
 * Counted exactly up to 10,000. Needs `Contact:read`.
 */
export async function listBlockLogs(ctx: Context, input: ListBlockLogs): Promise<BlockLogPage> {
  allow(ctx, "Contact:read");
  const query = ListBlockLogs.parse(input);
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const where = await condition(ctx, query);
  const descending = (query.orderDir === "desc") !== Boolean(place?.before);
  const sort = sortOf(query);
  const [rows, count] = await Promise.all([
    ctx.db.execute<EntryRow>(
      blockEntries(
        place ? sql`${where} and ${sort.beyond(place, descending)}` : where,
        descending ? sort.descending : sort.ascending,
        sql`${query.perPage + 1} offset ${offset}`,
      ),
    ),
    countLogs(ctx, where),
  ]);
  const page = toPage(rows.map(toEntry), {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: (entry) => ({ value: entry.createdAt.toISOString(), id: entry.id }),
  });
  return { ...page, ...count };
}

/** The block logs of one contact, named as the API does; as `listBlockLogs`, `NotFound` for a contact that is not there. */
export async function listContactBlockLogs(ctx: Context, input: ContactKey & ListBlockLogs) {
  const contact = await readContact(ctx, input);
  return listBlockLogs(ctx, { ...input, number: undefined, contactId: contact.id });
}

type Query = z.output<typeof ListBlockLogs>;

async function condition(ctx: Context, query: Query): Promise<SQL> {
  const wanted: (SQL | undefined)[] = [
    sql`log.company_id = ${ctx.companyId}`,
    query.number ? sql`log.contact_id = ${await contactIdOf(ctx, query.number)}` : undefined,
    query.contactId ? sql`log.contact_id = ${query.contactId}` : undefined,
    query.action && sql`log.action = ${query.action}`,
    query.source && sql`log.source = ${query.source}`,
    query.collaboratorId ? sql`log.collaborator_id = ${query.collaboratorId}` : undefined,
    query.accessTokenId ? sql`log.access_token_id = ${query.accessTokenId}` : undefined,
    query.contactImportId ? sql`log.contact_import_id = ${query.contactImportId}` : undefined,
    // A person's act is no token's: nothing is to be looked for.
    query.collaboratorId && query.accessTokenId ? sql`false` : undefined,
    query.createdAtFrom && sql`log.created_at >= ${query.createdAtFrom.toISOString()}::timestamptz`,
    query.createdAtTo && sql`log.created_at <= ${query.createdAtTo.toISOString()}::timestamptz`,
  ];
  return sql.join(
    wanted.filter((part) => part !== undefined),
    sql` and `,
  );
}

/** The id of the number's contact; one that no contact has when the company does not know the number. */
async function contactIdOf(ctx: Context, number: string): Promise<number> {
  const contact = await contactOfNumber(ctx, readNumber(ctx, number, "number"));
  return contact?.id ?? 0;
}

type Sort = { descending: SQL; ascending: SQL; beyond(place: Place, descending: boolean): SQL };

const byTime: Sort = {
  descending: sql`log.created_at desc, log.id desc`,
  ascending: sql`log.created_at, log.id`,
  beyond: ({ value, id }, descending) =>
    sql`(log.created_at, log.id) ${descending ? sql`<` : sql`>`} (${value}::timestamptz, ${id})`,
};

const byId: Sort = {
  descending: sql`log.id desc`,
  ascending: sql`log.id`,
  beyond: ({ id }, descending) => sql`log.id ${descending ? sql`<` : sql`>`} ${id}`,
};

/** One contact's or one upload's rows come in the order of their ids, which their index has; all others by time. */
const sortOf = (query: Query): Sort =>
  query.number || query.contactId || query.contactImportId ? byId : byTime;

async function countLogs(ctx: Context, where: SQL) {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from block_logs as log where ${where} limit ${COUNTED + 1}) as counted`,
  );
  const count = row?.count ?? 0;
  return { totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}
