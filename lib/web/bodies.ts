import { tooLarge } from "@/lib/stored-files/writing";

/** A request's body as it comes; nothing of it is read before it is asked for. Throws a 413 beyond `limit` bytes. */
export async function* bodyOf(
  { body }: Request,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > limit) throw tooLarge(limit);
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The whole text of a body; throws a 413 as soon as it is longer than `limit` bytes. */
export async function bodyTextOf(request: Request, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyOf(request, limit)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** As a stream of the web: a piece is fetched when the last one has been taken. */
export function streamOf(pieces: AsyncGenerator<Uint8Array | string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
