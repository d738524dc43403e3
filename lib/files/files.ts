import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError, Invalid } from "@/lib/errors";
import { type Decoder, type Decoding, decoderFor } from "@/lib/files/decoding";
import type { Encoding } from "@/lib/files/encodings";

type Chunks = AsyncIterable<Uint8Array>;

/** Enough of a file's start to tell what it is, and in which script. */
const START_BYTES = 1 << 16;
/** A list shrinks to a third when it is packed, or to a tenth; what unpacks to more than this is no list. */
const UNPACKED_FREELY = 64 << 20;
const MOST_UNPACKED = 100;

/** How to decode a file that begins with these bytes. */
export type Recogniser = (start: Uint8Array) => Decoding | Promise<Decoding>;

/**
 * The text of a file, piece by piece. UTF-16 is told by its byte order mark or its zero bytes. Everything else is
 * UTF-8, but a line that is not valid UTF-8 is read as what `recognise` says, else as Windows-1252. The text does not
 * depend on how the bytes were cut. `onEncoding` hears after each piece what has been met so far. Throws `Invalid` with
 * one sentence for what is no text. No zero characters come out: PostgreSQL would refuse them.
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

/** Whether so many bytes may come out of so many packed ones. */
export const isCredible = (unpacked: number, packed: number) =>
  unpacked <= UNPACKED_FREELY + MOST_UNPACKED * packed;

/** The sentence for a file that costs more to unpack than a list of its size. */
export const incredible = () =>
  new Invalid({
    base: [
      "The file unpacks to far more than a list of its size does; upload the list as it is, not packed.",
    ],
  });

/**
 * Unpacks gzip and passes on what is not gzip. Throws a 413 as soon as more than `maxBytes` have come out, `Invalid` as
 * soon as more comes out than a list of its packed size can hold.
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
