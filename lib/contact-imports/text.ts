import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { type CsvShape, type Delimiter, parseRows, type Row } from "@/lib/csv";
import { env } from "@/lib/env";
import { decodeText, gunzip } from "@/lib/files";
import { readBytes } from "@/lib/stored-files/reading";

/** A list of numbers shrinks to a third or so when packed; more than this is no list. */
const MOST_UNPACKED = 8;
const SAMPLE_CHARACTERS = 1 << 16;

type Where = Pick<Context, "companyId" | "db">;

/** The text of an upload's file, piece by piece; `onBytes` hears how many stored bytes have been read. */
export function textOf(ctx: Where, record: ContactImport, onBytes?: (bytes: number) => void) {
  const bytes = record.storedFileId === null ? none() : readBytes(ctx, record.storedFileId);
  const maxBytes = env().uploadLimit * MOST_UNPACKED;
  return decodeText(gunzip(onBytes ? counted(bytes, onBytes) : bytes, maxBytes));
}

async function* none(): AsyncGenerator<Uint8Array> {}

async function* counted(bytes: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void) {
  let total = 0;
  for await (const piece of bytes) {
    onBytes((total += piece.length));
    yield piece;
  }
}

/** The beginning of the file's text, enough to tell its layout. */
export async function startOf(ctx: Where, record: ContactImport): Promise<string> {
  let start = "";
  for await (const piece of textOf(ctx, record)) {
    start += piece;
    if (start.length >= SAMPLE_CHARACTERS) break;
  }
  return start.slice(0, SAMPLE_CHARACTERS);
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
