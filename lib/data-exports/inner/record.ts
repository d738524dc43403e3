import { and, eq } from "drizzle-orm";
import { type DataExport, dataExports } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

/** As `getExport`, for verbs that have checked their permission. */
export async function exportById(ctx: Pick<Context, "companyId" | "db">, id: number): Promise<DataExport> {
  const [record] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(dataExports).where(thisExport(ctx, id))
    : [];
  if (!record) throw new NotFound("export");
  return record;
}

export const thisExport = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(dataExports.companyId, companyId), eq(dataExports.id, id));
