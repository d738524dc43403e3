import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { AppError, Invalid } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";

/** A file within a zip file; its sizes are what the zip says of itself. */
export type Packed = {
  name: string;
  size: number;
  packedSize: number;
  read(): AsyncGenerator<Uint8Array>;
};

/** The error for a zip file, or a workbook, which is one, that cannot be read. */
export const damaged = () =>
  new Invalid({ base: ["This file is damaged; save it again, or as CSV, and upload that."] });

/** More files than any workbook has. */
const MOST_ENTRIES = 1_000;
const NOT_FILES = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$|\/$/;

/**
 * The files in a zip file, without folders and what operating systems leave there. Its directory stands at its end, so
 * bytes are read where they are needed. A file that gives more bytes than the directory says ends with an error. Throws
 * `Invalid` with one sentence for a damaged one.
 */
export async function openZip(bytes: Bytes): Promise<Packed[]> {
  const source = new Source(bytes);
  try {
    const zip = await fromRandomAccessReaderPromise(source, bytes.size, { autoClose: false });
    // Its directory says the number at once.
    if (zip.entryCount > MOST_ENTRIES)
      throw new Invalid({ base: [`The zip file holds ${zip.entryCount} files; upload one list at a time.`] });
    const packed: Packed[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!NOT_FILES.test(entry.fileName)) packed.push(packedFile(source, zip, entry));
    }
    return packed;
  } catch (error) {
    throw source.meaning(error);
  }
}

function packedFile(source: Source, zip: ZipFile, entry: Entry): Packed {
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    read: async function* () {
      if (entry.isEncrypted())
        throw new Invalid({ base: ["The zip file is protected by a password; pack the list without one."] });
      try {
        yield* await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw source.meaning(error);
      }
    },
  };
}

/** Lets yauzl read, and tells a source that failed from a zip file that is damaged. */
class Source extends RandomAccessReader {
  private failure: unknown;
  constructor(private readonly bytes: Bytes) {
    super();
  }

  override _readStreamForRange(from: number, to: number): Readable {
    return Readable.from(this.watched(this.bytes.read(from, to)), { objectMode: false });
  }

  /** What to throw for an error that came out of the zip file. */
  meaning(error: unknown): unknown {
    if (this.failure !== undefined) return this.failure;
    if (error instanceof AppError) return error;
    return damaged();
  }

  private async *watched(pieces: AsyncGenerator<Uint8Array>) {
    try {
      yield* pieces;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
