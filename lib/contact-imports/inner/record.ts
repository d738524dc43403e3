import { and, eq } from "drizzle-orm";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

/** As `getImport`, for verbs that have checked their permission. */
export async function importById(ctx: Pick<Context, "companyId" | "db">, id: number): Promise<ContactImport> {
  const [record] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(contactImports).where(thisImport(ctx, id))
    : [];
  if (!record) throw new NotFound("upload");
  return record;
}

/** As `importById`, locked until the transaction ends; log rows may go on pointing at it. */
export async function lockImport(ctx: Pick<Context, "companyId" | "db">, id: number): Promise<ContactImport> {
  const [record] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(contactImports).where(thisImport(ctx, id)).for("no key update")
    : [];
  if (!record) throw new NotFound("upload");
  return record;
}

/** Changes the upload's record and returns it. */
export async function changeImport(
  ctx: Pick<Context, "companyId" | "db">,
  id: number,
  values: Partial<typeof contactImports.$inferInsert>,
): Promise<ContactImport> {
  const [record] = await ctx.db
    .update(contactImports)
    .set({ ...values, updatedAt: new Date() })
    .where(thisImport(ctx, id))
    .returning();
  if (!record) throw new NotFound("upload");
  return record;
}

export const thisImport = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(contactImports.companyId, companyId), eq(contactImports.id, id));
