import { and, eq, getTableColumns } from "drizzle-orm";
import { contactImports } from "@/db/schema/contact-imports";
import { type DataExport, dataExports } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import { listNamed, oneNamed } from "@/lib/jobs/listing";
import { type CountedPage, theseOf } from "@/lib/listing/listing";
import { askerNames } from "@/lib/listing/names";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/allow";
import { ListExports } from "./schema";
import { type Downloads, lastDownloads } from "./takings";

/**
 * An export with the name of its asker (a person's email or a token's name), the name of its upload, and who took its
 * file.
 */
export type NamedExport = DataExport & {
  person: string | null;
  token: string | null;
  contactImportName: string | null;
} & Downloads;

export type ExportPage = CountedPage<NamedExport>;

/** Lists the company's exports in pages by key, the newest first unless `orderDir` is asc. Needs `Contact:export`. */
export async function listExports(ctx: Context, input: ListExports & CreatedRange): Promise<ExportPage> {
  allow(ctx, "Contact:export");
  const query = ListExports.extend(CreatedRange.shape).parse(input);
  return listNamed(ctx, { table: dataExports, query, named: namedExports });
}

/** Returns one export as the list shows it. Throws `NotFound`. Needs `Contact:export`. */
export async function getNamedExport(ctx: Context, id: number): Promise<NamedExport> {
  allow(ctx, "Contact:export");
  return oneNamed(ctx, id, { what: "export", named: namedExports });
}

async function namedExports(ctx: Context, ids: number[]): Promise<NamedExport[]> {
  const rows = await ctx.db
    .select({
      ...getTableColumns(dataExports),
      ...askerNames("data_exports"),
      contactImportName: contactImports.name,
    })
    .from(theseOf(ctx, dataExports, ids))
    .leftJoin(
      contactImports,
      and(
        eq(contactImports.companyId, dataExports.companyId),
        eq(contactImports.id, dataExports.contactImportId),
      ),
    );
  const downloads = await lastDownloads(ctx, ids);
  return rows.map((row) => ({
    ...row,
    ...(downloads.get(row.id) ?? { downloadCount: 0, lastDownload: null }),
  }));
}
