import { and, eq } from "drizzle-orm";
import { storedFileChunks, storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** The size of each chunk but the last one, in bytes. */
export const CHUNK_BYTES = 1 << 20;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Appends bytes to a stored file as they come, a mebibyte at a time, and returns how many. The next bytes arrive while
 * the last ones are written. Throws a 413 as soon as more than `limit` have come, and reads no more.
 */
export async function writeBytes(
  ctx: Pick<Context, "companyId" | "db">,
  { storedFileId, bytes, limit }: { storedFileId: number; bytes: Bytes; limit: number },
): Promise<number> {
  let byteSize = 0;
  let position = 0;
  let written: Promise<unknown> = Promise.resolve();
  for await (const chunk of inChunks(limited(bytes, limit))) {
    await written;
    written = ctx.db
      .insert(storedFileChunks)
      .values({ companyId: ctx.companyId, storedFileId, position, bytes: chunk })
      .execute();
    // Thrown when it is awaited. If the bytes end badly before that, their failure is the one that counts.
    written.catch(() => {});
    byteSize += chunk.length;
    position += 1;
  }
  await written;
  await ctx.db
    .update(storedFiles)
    .set({ byteSize })
    .where(and(eq(storedFiles.companyId, ctx.companyId), eq(storedFiles.id, storedFileId)));
  return byteSize;
}

async function* limited(bytes: Bytes, limit: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const piece of bytes) {
    total += piece.length;
    if (total > limit) throw tooLarge(limit);
    yield piece;
  }
}

/** Makes the error for a file that is too large, also when its size is known before. */
export function tooLarge(limit: number): AppError {
  return new AppError(413, {
    base: [`is larger than the ${limit.toLocaleString("en")} bytes that are taken`],
  });
}

async function* inChunks(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    if (length < CHUNK_BYTES) continue;
    const all = Buffer.concat(pieces);
    const whole = length - (length % CHUNK_BYTES);
    for (let at = 0; at < whole; at += CHUNK_BYTES) yield all.subarray(at, at + CHUNK_BYTES);
    pieces = [all.subarray(whole)];
    length -= whole;
  }
  if (length > 0) yield Buffer.concat(pieces);
}
