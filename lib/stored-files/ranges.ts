import { and, eq, sql } from "drizzle-orm";
import { storedFileChunks } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { CHUNK_BYTES } from "./writing";

/**
 * Yields the bytes of a stored file from `from` up to, but without, `to`, at most a mebibyte at a time. Fetches the
 * next piece while the caller works on the last one.
 */
export async function* readStoredRange(
  { companyId, db }: Pick<Context, "companyId" | "db">,
  storedFileId: number,
  { from, to }: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  const fetchFrom = async (at: number) => {
    const start = at % CHUNK_BYTES;
    const length = Math.min(CHUNK_BYTES - start, to - at);
    if (length <= 0) return undefined;
    const { bytes } = storedFileChunks;
    const whole = length === CHUNK_BYTES;
    const [row] = await db
      .select({ bytes: whole ? bytes : sql<Buffer>`substring(${bytes} from ${start + 1} for ${length})` })
      .from(storedFileChunks)
      .where(
        and(
          eq(storedFileChunks.companyId, companyId),
          eq(storedFileChunks.storedFileId, storedFileId),
          eq(storedFileChunks.position, Math.floor(at / CHUNK_BYTES)),
        ),
      );
    return row?.bytes;
  };
  let next = fetchFrom(from);
  for (let at = from; ; ) {
    const bytes = await next;
    if (!bytes || bytes.length === 0) return;
    at += bytes.length;
    next = fetchFrom(at);
    // A caller that stops reading never awaits this piece, so its failure must not be unhandled.
    next.catch(() => {});
    yield bytes;
  }
}
