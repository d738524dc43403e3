import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { AppError, Invalid } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";

/** A file within a zip file. Its sizes are those that the zip file's directory claims. */
export type Packed = {
  name: string;
  size: number;
  packedSize: number;
  read(): AsyncGenerator<Uint8Array>;
};

/** Returns the error for a zip file or a workbook that cannot be read. */
export const damaged = () =>
  new Invalid({ base: ["This file is damaged; save it again, or as CSV, and upload that."] });

/** No workbook has more files. */
const MOST_ENTRIES = 1_000;
const NOT_FILES = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$|\/$/;

/**
 * Returns the files in a zip file, without folders and without what operating systems leave there. The directory stands
 * at the end, so bytes are read where they are needed. A file that gives more bytes than the directory says ends with
 * an error. Throws `Invalid` with one sentence for a damaged zip file.
 */
export async function openZip(bytes: Bytes): Promise<Packed[]> {
  const source = new Source(bytes);
  try {
    const zip = await fromRandomAccessReaderPromise(source, bytes.size, { autoClose: false });
    // The directory says the number at once.
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

/** Lets yauzl read from the file, and tells a failed source from a damaged zip file. */
class Source extends RandomAccessReader {
  private failure: unknown;
  constructor(private readonly bytes: Bytes) {
    super();
  }

  override _readStreamForRange(from: number, to: number): Readable {
    return Readable.from(this.watched(this.bytes.read(from, to)), { objectMode: false });
  }

  /** Returns the error to throw for one that yauzl threw. */
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
