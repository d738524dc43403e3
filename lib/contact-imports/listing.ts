import { type Subquery, and, eq, getTableColumns, ilike } from "drizzle-orm";
import { accessTokens } from "@/db/schema/access-tokens";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { type CountedPage, createdWithin, inOrder, pageOfKeys, theseOf } from "@/lib/listing/listing";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/permissions";
import { thisImport } from "./inner/record";
import { ListImports } from "./schema";

/** An upload with the names of who asked for it: a person's email or a token's name. */
export type NamedImport = ContactImport & { person: string | null; token: string | null };

export type ImportPage = CountedPage<NamedImport>;

/**
 * The company's uploads, of one status or with a text in their names, the newest first unless `orderDir` is asc, in pages by
 * key. A page for which too much would have to be read is short, and its cursor goes on. Needs `Contact:import`.
 */
export async function listImports(ctx: Context, input: ListImports & CreatedRange): Promise<ImportPage> {
  allow(ctx, "Contact:import");
  const { status, name, ...query } = ListImports.extend(CreatedRange.shape).parse(input);
  const filters = [
    status && eq(contactImports.status, status),
    name ? ilike(contactImports.name, `%${name.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
  ];
  const page = await pageOfKeys(ctx, query, {
    table: contactImports,
    base: eq(contactImports.companyId, ctx.companyId),
    range: createdWithin(contactImports.createdAt, query),
    clauses: filters.filter((where) => where !== undefined).map((where) => [{ where, unindexed: true }]),
    sort: { column: contactImports.createdAt, id: contactImports.id },
  });
  const ids = page.rows.map(({ id }) => id);
  const rows = ids.length > 0 ? await namedImports(ctx, theseOf(ctx, contactImports, ids)) : [];
  return { ...page, rows: inOrder(ids, rows) };
}

/** One upload with the names of who asked for it; `NotFound` when it is not there. Needs `Contact:import`. */
export async function getNamedImport(ctx: Context, id: number): Promise<NamedImport> {
  allow(ctx, "Contact:import");
  const [record] = Number.isSafeInteger(id) ? await namedImports(ctx).where(thisImport(ctx, id)) : [];
  if (!record) throw new NotFound("upload");
  return record;
}

function namedImports({ db }: Context, from: typeof contactImports | Subquery = contactImports) {
  return db
    .select({ ...getTableColumns(contactImports), person: users.email, token: accessTokens.name })
    .from(from)
    .leftJoin(users, eq(users.id, contactImports.userId))
    .leftJoin(
      accessTokens,
      and(
        eq(accessTokens.companyId, contactImports.companyId),
        eq(accessTokens.id, contactImports.accessTokenId),
      ),
    )
    .$dynamic();
}
