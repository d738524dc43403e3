import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError, Invalid } from "@/lib/errors";
import { type Decoder, decoderFor, type Encoding } from "@/lib/files/decoding";

type Chunks = AsyncIterable<Uint8Array>;

/** Enough of a file's start to tell what it is. */
const START_BYTES = 4_096;

/**
 * The text of a file, piece by piece. UTF-16 is told by its byte order mark or its zero bytes. Everything else is UTF-8,
 * but a line that is not valid UTF-8 is read as Windows-1252, so the text does not depend on how the bytes were cut.
 * `onEncoding` hears after each piece what has been met so far.
 * Throws `Invalid` with one sentence for what is no text. No zero characters come out: PostgreSQL would refuse them.
 */
export async function* decodeText(
  chunks: Chunks,
  onEncoding?: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  for await (const bytes of withLongStart(chunks)) {
    decoder ??= decoderFor(bytes);
    const text = decoder.write(bytes);
    onEncoding?.(decoder.encoding);
    yield* cleaned(text);
  }
  if (!decoder) return;
  const rest = decoder.end();
  onEncoding?.(decoder.encoding);
  yield* cleaned(rest);
}

/** Unpacks gzip and passes on what is not gzip. Throws a 413 as soon as more than `maxBytes` have come out. */
export async function* gunzip(chunks: Chunks, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const bytes of unpacked(withLongStart(chunks))) {
    total += bytes.length;
    if (total > maxBytes) {
      throw new AppError(413, {
        base: [`The file has more than ${maxBytes.toLocaleString("en")} bytes unpacked.`],
      });
    }
    yield bytes;
  }
}

async function* unpacked(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { value: start, done } = await chunks.next();
  if (done) return;
  const whole = startingWith(start, chunks);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return yield* whole;
  const unzip = createGunzip();
  pipeline(Readable.from(whole), unzip, () => undefined);
  try {
    yield* unzip;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
    throw new Invalid({ base: ["This gzip file is damaged; pack the list again and upload that."] });
  }
}

async function* startingWith(start: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  yield start;
  yield* rest;
}

/** The same bytes, the first chunk long enough to sniff at. */
async function* withLongStart(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    start = start && Buffer.concat([start, chunk]);
    if (start && start.length < START_BYTES) continue;
    yield start ?? chunk;
    start = null;
  }
  if (start && start.length > 0) yield start;
}

function* cleaned(text: string) {
  if (text !== "") yield text.replace(/[\0\ufeff]/g, (c) => (c === "\0" ? "\ufffd" : ""));
}
