import { type Subquery, and, eq, getTableColumns } from "drizzle-orm";
import { accessTokens } from "@/db/schema/access-tokens";
import { contactImports } from "@/db/schema/contact-imports";
import { type DataExport, dataExports } from "@/db/schema/data-exports";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { type CountedPage, createdWithin, inOrder, pageOfKeys, theseOf } from "@/lib/listing/listing";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/permissions";
import { thisExport } from "./inner/record";
import { ListExports } from "./schema";
import { lastDownloads, type Downloads } from "./takings";

/** An export with the names of who asked for it (a person's email or a token's name) and of its upload, and who took its file. */
export type NamedExport = DataExport & {
  person: string | null;
  token: string | null;
  contactImportName: string | null;
} & Downloads;

export type ExportPage = CountedPage<NamedExport>;

/** The company's exports, the newest first unless `orderDir` is asc, in pages by key. Needs `Contact:export`. */
export async function listExports(ctx: Context, input: ListExports & CreatedRange): Promise<ExportPage> {
  allow(ctx, "Contact:export");
  const query = ListExports.extend(CreatedRange.shape).parse(input);
  const page = await pageOfKeys(ctx, query, {
    table: dataExports,
    base: eq(dataExports.companyId, ctx.companyId),
    range: createdWithin(dataExports.createdAt, query),
    clauses: [],
    sort: { column: dataExports.createdAt, id: dataExports.id },
  });
  const ids = page.rows.map(({ id }) => id);
  const rows = ids.length > 0 ? await namedExports(ctx, theseOf(ctx, dataExports, ids)) : [];
  return { ...page, rows: await withDownloads(ctx, inOrder(ids, rows)) };
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

function namedExports({ db }: Context, from: typeof dataExports | Subquery = dataExports) {
  return db
    .select({
      ...getTableColumns(dataExports),
      person: users.email,
      token: accessTokens.name,
      contactImportName: contactImports.name,
    })
    .from(from)
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
