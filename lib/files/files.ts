import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError, Invalid } from "@/lib/errors";
import { type Decoder, type Decoding, decoderFor } from "@/lib/files/decoding";
import type { Encoding } from "@/lib/files/encodings";

type Chunks = AsyncIterable<Uint8Array>;

/** So many bytes of a file's start tell what it is and in which script. */
const START_BYTES = 1 << 16;
/** Packing makes a list three to ten times smaller. A file that unpacks to more than these bounds is not a list. */
const UNPACKED_FREELY = 64 << 20;
const MOST_UNPACKED = 100;

/** How to decode a file that begins with these bytes. */
export type Recogniser = (start: Uint8Array) => Decoding | Promise<Decoding>;

/**
 * Yields the text of a file, piece by piece. A byte order mark or zero bytes tell UTF-16. Everything else is UTF-8; a
 * line that is not valid UTF-8 is read in the encoding that `recognise` returns, or else in Windows-1252. The text does
 * not depend on how the bytes were cut. `onEncoding` is called after each piece with the encoding found so far. Zero
 * characters are replaced, because PostgreSQL refuses them. Throws `Invalid` with one sentence when a file is not a
 * text.
 */
export async function* decodeText(
  chunks: Chunks,
  {
    recognise = () => ({}),
    onEncoding,
  }: { recognise?: Recogniser; onEncoding?: (encoding: Encoding) => void } = {},
): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  for await (const bytes of withLongStart(chunks)) {
    decoder ??= decoderFor(bytes, await recognise(bytes.subarray(0, START_BYTES)));
    const text = decoder.write(bytes);
    onEncoding?.(decoder.encoding);
    yield* cleaned(text);
  }
  if (!decoder) return;
  const rest = decoder.end();
  onEncoding?.(decoder.encoding);
  yield* cleaned(rest);
}

/** Returns whether a list can unpack to so many bytes from so many packed ones. */
export const isCredible = (unpacked: number, packed: number) =>
  unpacked <= UNPACKED_FREELY + MOST_UNPACKED * packed;

/** Returns the error for a file that costs more to unpack than a list of its size. */
export const incredible = () =>
  new Invalid({
    base: [
      "The file unpacks to far more than a list of its size does; upload the list as it is, not packed.",
    ],
  });

/**
 * Unpacks gzip; other bytes pass unchanged. Throws a 413 as soon as more than `maxBytes` have come out, and `Invalid`
 * as soon as more has come out than a list of its packed size can hold.
 */
export async function* gunzip(chunks: Chunks, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  let packed = 0;
  const counted = async function* () {
    for await (const bytes of chunks) {
      packed += bytes.length;
      yield bytes;
    }
  };
  for await (const bytes of unpacked(withLongStart(counted()))) {
    total += bytes.length;
    if (!isCredible(total, packed)) throw incredible();
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

/** Yields the same bytes, with a first chunk that is long enough to tell what the file is. */
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
