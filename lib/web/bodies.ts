import { tooLarge } from "@/lib/stored-files/writing";

/** Yields a request's body as it comes, and reads nothing before it is asked. Throws a 413 beyond `limit` bytes. */
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

/** Returns the whole text of a body. Throws a 413 as soon as it is longer than `limit` bytes. */
export async function bodyTextOf(request: Request, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyOf(request, limit)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Makes a web stream that fetches each piece once the last one has been taken. */
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
