import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { type CsvShape, type Delimiter, parseRows, type Row } from "@/lib/csv/csv";
import { env } from "@/lib/env";
import type { Bytes } from "@/lib/files/bytes";
import { openFile, type OpenedFile } from "@/lib/files/opening";
import { readStoredRange } from "@/lib/stored-files/ranges";

/** A list of numbers shrinks to a third or so when packed; more than this is no list. */
const MOST_UNPACKED = 8;
const SAMPLE_CHARACTERS = 1 << 16;

type Where = Pick<Context, "companyId" | "db">;

/** The text of an upload's file, piece by piece; `onBytes` hears how many stored bytes have been read. */
export async function* fileTextOf(
  ctx: Where,
  record: ContactImport,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const { text } = await openImport(ctx, record, onBytes);
  yield* text;
}

function openImport(ctx: Where, record: ContactImport, onBytes?: (bytes: number) => void) {
  return openFile(bytesOf(ctx, record, onBytes), env().uploadLimit * MOST_UNPACKED);
}

/** The stored bytes; those of a zip file may be asked for twice, but no more are said to be read than there are. */
function bytesOf(
  ctx: Where,
  { storedFileId, byteSize }: ContactImport,
  onBytes?: (bytes: number) => void,
): Bytes {
  let total = 0;
  return {
    size: storedFileId === null ? 0 : byteSize,
    read: async function* (from, to) {
      for await (const piece of readStoredRange(ctx, storedFileId ?? 0, { from, to })) {
        total += piece.length;
        onBytes?.(Math.min(total, byteSize));
        yield piece;
      }
    },
  };
}

/** The beginning of the file's text, enough to tell its layout, and how it was read. */
export async function startOf(
  ctx: Where,
  record: ContactImport,
): Promise<{ start: string; reading: OpenedFile }> {
  const { reading, text } = await openImport(ctx, record);
  let start = "";
  for await (const piece of text) {
    start += piece;
    if (start.length >= SAMPLE_CHARACTERS) break;
  }
  return { start: start.slice(0, SAMPLE_CHARACTERS), reading };
}

/** The first data rows within the beginning of a file. */
export async function firstRows(start: string, shape: CsvShape, most: number): Promise<Row[]> {
  const whole = start.length < SAMPLE_CHARACTERS;
  for await (const rows of parseRows(once(start), shape)) {
    return rows.slice(0, whole || rows.length === 1 ? most : Math.min(most, rows.length - 1));
  }
  return [];
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** The layout of the file, as it was found when the file came. */
export function shapeOf({ shape, headers }: ContactImport): CsvShape {
  if (!shape) throw new Error("an upload has no layout before its file is there");
  // Written by detectShape only.
  return { ...shape, delimiter: shape.delimiter as Delimiter, headers };
}
