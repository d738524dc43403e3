import { and, desc, eq, getTableColumns, ilike, sql } from "drizzle-orm";
import { accessTokens } from "@/db/schema/access-tokens";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { offsetOf, type Page, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { thisImport } from "./finding";
import { ListImports } from "./schema";

/** An upload with the names of who asked for it: a person's email or a token's name. */
export type NamedImport = ContactImport & { person: string | null; token: string | null };

export type ImportPage = Page<NamedImport> & { totalCount: number; totalCountExact: boolean };

/** Counted so far; beyond it the count says that it is not exact. */
const COUNTED = 10_000;

/** The company's uploads, of one status or with a text in their names, the newest first, in pages by key. Needs `Contact:import`. */
export async function listImports(ctx: Context, input: ListImports): Promise<ImportPage> {
  allow(ctx, "Contact:import");
  const query = ListImports.parse(input);
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const order = place?.before
    ? [contactImports.createdAt, contactImports.id]
    : [desc(contactImports.createdAt), desc(contactImports.id)];
  const beyond =
    place &&
    sql`(${contactImports.createdAt}, ${contactImports.id}) ${place.before ? sql`>` : sql`<`} (${place.value}::timestamptz, ${place.id})`;
  const [fetched, count] = await Promise.all([
    namedImports(ctx)
      .where(and(asked(ctx, query), beyond ?? undefined))
      .orderBy(...order)
      .offset(offset)
      .limit(query.perPage + 1),
    countImports(ctx, query),
  ]);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return { ...page, ...count };
}

/** One upload with the names of who asked for it; `NotFound` when it is not there. Needs `Contact:import`. */
export async function getNamedImport(ctx: Context, id: number): Promise<NamedImport> {
  allow(ctx, "Contact:import");
  const [record] = Number.isSafeInteger(id) ? await namedImports(ctx).where(thisImport(ctx, id)) : [];
  if (!record) throw new NotFound("upload");
  return record;
}

function namedImports({ db }: Context) {
  return db
    .select({ ...getTableColumns(contactImports), person: users.email, token: accessTokens.name })
    .from(contactImports)
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

type Asked = Pick<ListImports, "status" | "name">;

function asked({ companyId }: Context, { status, name }: Asked) {
  return and(
    eq(contactImports.companyId, companyId),
    status && eq(contactImports.status, status),
    name ? ilike(contactImports.name, `%${name.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
  );
}

async function countImports(ctx: Context, query: Asked) {
  const { db } = ctx;
  const some = db
    .select({ one: sql`1` })
    .from(contactImports)
    .where(asked(ctx, query))
    .limit(COUNTED + 1)
    .as("some");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return { totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}
