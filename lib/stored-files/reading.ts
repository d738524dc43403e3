import { and, eq } from "drizzle-orm";
import { storedFileChunks } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";

/** The bytes of a stored file, a mebibyte at a time; the next one is fetched while the last one is worked on. */
export async function* readBytes(
  { companyId, db }: Pick<Context, "companyId" | "db">,
  storedFileId: number,
): AsyncGenerator<Uint8Array> {
  const fetchChunk = async (position: number) => {
    const [row] = await db
      .select({ bytes: storedFileChunks.bytes })
      .from(storedFileChunks)
      .where(
        and(
          eq(storedFileChunks.companyId, companyId),
          eq(storedFileChunks.storedFileId, storedFileId),
          eq(storedFileChunks.position, position),
        ),
      );
    return row?.bytes;
  };
  let next = fetchChunk(0);
  for (let position = 1; ; position += 1) {
    const bytes = await next;
    if (!bytes) return;
    next = fetchChunk(position);
    // Whoever stops reading never asks for this one; its failure is nobody's then.
    next.catch(() => {});
    yield bytes;
  }
}
