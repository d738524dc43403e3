import { and, eq } from "drizzle-orm";
import { storedFileChunks } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { CHUNK_BYTES } from "./writing";

type Where = Pick<Context, "companyId" | "db">;

/**
 * Yields the bytes of a stored file, a mebibyte at a time. Fetches the next piece while the caller works on the last
 * one.
 */
export function readBytes(ctx: Where, storedFileId: number): AsyncGenerator<Uint8Array> {
  return readChunks(ctx, storedFileId, 0);
}

/** As `readBytes`, from the byte `from` up to, but without, `to`. Throws when the file is removed meanwhile. */
export async function* readSlice(
  ctx: Where,
  storedFileId: number,
  { from, to }: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  const first = Math.floor(from / CHUNK_BYTES);
  let start = first * CHUNK_BYTES;
  if (from >= to) return;
  for await (const bytes of readChunks(ctx, storedFileId, first)) {
    yield bytes.subarray(Math.max(0, from - start), to - start);
    start += bytes.length;
    if (start >= to) return;
  }
  throw new Error(`a stored file ends at byte ${start}, before ${to}`);
}

async function* readChunks({ companyId, db }: Where, storedFileId: number, first: number) {
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
  let next = fetchChunk(first);
  for (let position = first + 1; ; position += 1) {
    const bytes = await next;
    if (!bytes) return;
    next = fetchChunk(position);
    // A caller that stops reading never awaits this piece, so its failure must not be unhandled.
    next.catch(() => {});
    yield bytes;
  }
}
