import { and, eq } from "drizzle-orm";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import { storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { databaseCode, transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { lockImport, thisImport } from "./inner/record";

const STILL_NAMED = "23503";

/**
 * Removes an upload that has not been started, with its file. Throws `Conflict` for one that has been started, or that
 * an export or a bulk unblocking names: these stay on record. Needs `Contact:import`.
 */
export async function discardImport(ctx: Context, { id }: { id: number }): Promise<void> {
  allow(ctx, "Contact:import");
  await transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "uploading" && record.status !== "draft")
      throw new Conflict("The upload has been started and stays on record; stop or undo it instead.");
    await remove(ctx, record);
  }).catch((error: unknown) => {
    if (databaseCode(error) !== STILL_NAMED) throw error;
    throw new Conflict("An export or a bulk unblocking names this upload; it stays on record.");
  });
}

/**
 * Removes the draft that a door has just stored and does not need. Started by somebody meanwhile, or failed as it could
 * not be read, it stays on record.
 */
export async function removeCopy(ctx: Context, { id }: { id: number }): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status === "draft") await remove(ctx, record);
  });
}

/** Removes an upload whose file did not come whole; one that has come stays. */
export async function removeBroken(ctx: Context, { id }: { id: number }): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status === "uploading") await remove(ctx, record);
  });
}

async function remove(ctx: Context, { id, storedFileId }: ContactImport): Promise<void> {
  await ctx.db.delete(contactImports).where(thisImport(ctx, id));
  if (storedFileId === null) return;
  const { companyId, id: fileId } = storedFiles;
  await ctx.db.delete(storedFiles).where(and(eq(companyId, ctx.companyId), eq(fileId, storedFileId)));
}
