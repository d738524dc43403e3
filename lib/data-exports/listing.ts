import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { accessTokens } from "@/db/schema/access-tokens";
import { contactImports } from "@/db/schema/contact-imports";
import { type DataExport, dataExports } from "@/db/schema/data-exports";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { offsetOf, type Page, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { thisExport } from "./finding";
import { ListExports } from "./schema";
import { lastDownloads, type Downloads } from "./takings";

/** An export with the names of who asked for it (a person's email or a token's name) and of its upload, and who took its file. */
export type NamedExport = DataExport & {
  person: string | null;
  token: string | null;
  contactImportName: string | null;
} & Downloads;

export type ExportPage = Page<NamedExport> & { totalCount: number; totalCountExact: boolean };

/** Counted so far; beyond it the count says that it is not exact. */
const COUNTED = 10_000;

/** The company's exports, the newest first, in pages by key. Needs `Contact:export`. */
export async function listExports(ctx: Context, input: ListExports): Promise<ExportPage> {
  allow(ctx, "Contact:export");
  const query = ListExports.parse(input);
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const order = place?.before
    ? [dataExports.createdAt, dataExports.id]
    : [desc(dataExports.createdAt), desc(dataExports.id)];
  const beyond =
    place &&
    sql`(${dataExports.createdAt}, ${dataExports.id}) ${place.before ? sql`>` : sql`<`} (${place.value}::timestamptz, ${place.id})`;
  const [fetched, count] = await Promise.all([
    namedExports(ctx)
      .where(and(eq(dataExports.companyId, ctx.companyId), beyond ?? undefined))
      .orderBy(...order)
      .offset(offset)
      .limit(query.perPage + 1),
    countExports(ctx),
  ]);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return { ...page, rows: await withDownloads(ctx, page.rows), ...count };
}

/** One export as it stands in the list; `NotFound` when it is not there. Needs `Contact:export`. */
export async function getNamedExport(ctx: Context, id: number): Promise<NamedExport> {
  allow(ctx, "Contact:export");
  const found = Number.isSafeInteger(id) ? await namedExports(ctx).where(thisExport(ctx, id)) : [];
  const [record] = await withDownloads(ctx, found);
  if (!record) throw new NotFound("export");
  return record;
}

async function withDownloads(
  ctx: Context,
  rows: Omit<NamedExport, keyof Downloads>[],
): Promise<NamedExport[]> {
  const downloads = await lastDownloads(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    ...(downloads.get(row.id) ?? { downloadCount: 0, lastDownload: null }),
  }));
}

function namedExports({ db }: Context) {
  return db
    .select({
      ...getTableColumns(dataExports),
      person: users.email,
      token: accessTokens.name,
      contactImportName: contactImports.name,
    })
    .from(dataExports)
    .leftJoin(users, eq(users.id, dataExports.userId))
    .leftJoin(
      accessTokens,
      and(eq(accessTokens.companyId, dataExports.companyId), eq(accessTokens.id, dataExports.accessTokenId)),
    )
    .leftJoin(
      contactImports,
      and(
        eq(contactImports.companyId, dataExports.companyId),
        eq(contactImports.id, dataExports.contactImportId),
      ),
    )
    .$dynamic();
}

async function countExports({ db, companyId }: Context) {
  const some = db
    .select({ one: sql`1` })
    .from(dataExports)
    .where(eq(dataExports.companyId, companyId))
    .limit(COUNTED + 1)
    .as("some");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return { totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}
