import { and, eq } from "drizzle-orm";
import { type StoredFile, storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { readBytes } from "@/lib/stored-files/reading";
import { importById } from "./inner/record";

/** Returns the file of an upload as it came, its bytes a mebibyte at a time. Needs `Contact:import`. */
export async function originalFile(
  ctx: Context,
  id: number,
): Promise<{ file: StoredFile; bytes: AsyncGenerator<Uint8Array> }> {
  allow(ctx, "Contact:import");
  const { storedFileId } = await importById(ctx, id);
  const [file] =
    storedFileId === null
      ? []
      : await ctx.db
          .select()
          .from(storedFiles)
          .where(and(eq(storedFiles.companyId, ctx.companyId), eq(storedFiles.id, storedFileId)));
  if (!file) throw new NotFound("file");
  return { file, bytes: readBytes(ctx, file.id) };
}
