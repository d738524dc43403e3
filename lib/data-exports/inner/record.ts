import { and, eq } from "drizzle-orm";
import { type DataExport, dataExports } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";

/** The export with this id. Needs `Contact:export`. */
export async function getExport(ctx: Context, id: number): Promise<DataExport> {
  allow(ctx, "Contact:export");
  return exportById(ctx, id);
}

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

type Made = Pick<DataExport, "status" | "storedFileId" | "expiresAt">;

/** Whether the file is there to be taken. */
export const hasFile = (made: Made): boolean => made.status === "succeeded" && !hasExpired(made);

/** Whether the file was there and its time is over; its bytes are removed within a quarter of an hour. */
export const hasExpired = ({ status, storedFileId, expiresAt }: Made): boolean =>
  status === "succeeded" && (storedFileId === null || (expiresAt !== null && expiresAt < new Date()));
