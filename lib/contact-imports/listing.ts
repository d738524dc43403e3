import { eq, getTableColumns, ilike } from "drizzle-orm";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { listNamed, oneNamed } from "@/lib/jobs/listing";
import { type CountedPage, theseOf } from "@/lib/listing/listing";
import { askerNames } from "@/lib/listing/names";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/allow";
import { ListImports } from "./schema";

/** An upload with the name of its requester: a person's email or a token's name. */
export type NamedImport = ContactImport & { person: string | null; token: string | null };

export type ImportPage = CountedPage<NamedImport>;

/**
 * Returns the company's uploads, of one status or with a text in their names, in pages by key. The newest comes first
 * unless `orderDir` is asc. When a page would need too much reading, it is short, and its cursor goes on. Needs
 * `Contact:import`.
 */
export async function listImports(ctx: Context, input: ListImports & CreatedRange): Promise<ImportPage> {
  allow(ctx, "Contact:import");
  const { status, name, ...query } = ListImports.extend(CreatedRange.shape).parse(input);
  const filters = [
    status && eq(contactImports.status, status),
    name ? ilike(contactImports.name, `%${name.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
  ];
  return listNamed(ctx, { table: contactImports, query, filters, named: namedImports });
}

/**
 * Returns one upload with the name of its requester. Throws `NotFound` when there is none with this id. Needs
 * `Contact:import`.
 */
export async function getNamedImport(ctx: Context, id: number): Promise<NamedImport> {
  allow(ctx, "Contact:import");
  return oneNamed(ctx, id, { what: "upload", named: namedImports });
}

const namedImports = (ctx: Context, ids: number[]): Promise<NamedImport[]> =>
  ctx.db
    .select({ ...getTableColumns(contactImports), ...askerNames("contact_imports") })
    .from(theseOf(ctx, contactImports, ids));
