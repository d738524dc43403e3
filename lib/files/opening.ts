import { AppError, Invalid } from "@/lib/errors";
import { decodeText, gunzip, incredible, isCredible, type Recogniser } from "@/lib/files/files";
import type { Bytes } from "@/lib/files/bytes";
import type { Encoding } from "@/lib/files/encodings";
import { openWorkbook, type SheetChoice } from "@/lib/files/xlsx";
import type { HiddenParts } from "@/lib/files/xlsx/sheet";
import { openZip, type Packed } from "@/lib/files/zip";

/** How a file is read, as far as it has been read; the delimiter where the file itself leaves no doubt. */
export type OpenedFile = {
  packing: "gzip" | "zip" | "xlsx" | null;
  /** The file in the zip file, or the sheet of the workbook. */
  part: string | null;
  encoding: Encoding | null;
  delimiter?: ",";
  /** The visible sheets of a workbook that have anything in them. */
  sheets: string[];
};

/**
 * What tells a workbook, or another document, from files that somebody packed: those of Microsoft, OpenDocument, Apple.
 */
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|Index\/[^/]+\.iwa)$/;
/** Rows of a workbook lie in memory less evenly than lines of a text. */
const LARGEST_WORKBOOK = 100 << 20;

/** How a file is to be opened. */
export type Opening = SheetChoice & {
  /** Bytes that may come out of it at most. */
  maxBytes: number;
  recognise?: Recogniser;
};

type Opened = {
  reading: OpenedFile;
  text: AsyncGenerator<string>;
  /** How much of the sheets that are read is hidden; nothing of what is no workbook. */
  countHidden(): Promise<HiddenParts>;
};

/**
 * The text of a list, whatever it is packed in, told by its content and not by its name: text, gzip, zip with one file
 * in it, or a workbook, of which a sheet comes as CSV, each row on the line of its number. Throws `Invalid` with one
 * sentence for anything else and for what costs more than it weighs, and a 413 as soon as more than `maxBytes` would
 * come out.
 */
export async function openFile(bytes: Bytes, opening: Opening): Promise<Opened> {
  const start = await startOf(bytes);
  const zipped = start.startsWith("504b0304") || start.startsWith("504b0506");
  if (!zipped) return openText(bytes.read(0, bytes.size), start.startsWith("1f8b") ? "gzip" : null, opening);
  const files = await openZip(bytes);
  if (files.some(({ name }) => OFFICE.test(name))) return openSheets(bytes, files, opening);
  const file = onlyFile(files);
  if (file.size > opening.maxBytes) throw tooMuch(opening.maxBytes);
  if (!isCredible(file.size, file.packedSize)) throw incredible();
  const opened = openText(file.read(), "zip", opening);
  Object.assign(opened.reading, { part: file.name });
  return opened;
}

function openText(
  bytes: AsyncGenerator<Uint8Array>,
  packing: OpenedFile["packing"],
  { maxBytes, recognise }: Opening,
): Opened {
  const reading: OpenedFile = { packing, part: null, encoding: null, sheets: [] };
  const onEncoding = (encoding: Encoding) => (reading.encoding = encoding);
  const text = decodeText(gunzip(bytes, maxBytes), { recognise, onEncoding });
  return { reading, text, countHidden: async () => ({ rows: 0, columns: 0 }) };
}

async function openSheets(bytes: Bytes, files: Packed[], { maxBytes, ...choice }: Opening): Promise<Opened> {
  if (bytes.size > LARGEST_WORKBOOK)
    throw new AppError(413, {
      base: ["The workbook is larger than 100 MB; save its sheet as CSV and upload that."],
    });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > maxBytes) throw tooMuch(maxBytes);
  const { sheets, read, text, countHidden } = await openWorkbook(files, maxBytes, choice);
  const part = read.join(", ");
  return { reading: { packing: "xlsx", part, encoding: null, delimiter: ",", sheets }, text, countHidden };
}

function onlyFile(files: Packed[]): Packed {
  const [file, ...others] = files;
  if (!file) throw new Invalid({ base: ["The zip file is empty."] });
  if (others.length > 0)
    throw new Invalid({
      base: [
        `The zip file holds ${files.length} files (${files
          .slice(0, 3)
          .map(({ name }) => name)
          .join(", ")}${files.length > 3 ? " …" : ""}); upload one list at a time.`,
      ],
    });
  return file;
}

async function startOf(bytes: Bytes): Promise<string> {
  let start = "";
  for await (const piece of bytes.read(0, Math.min(4, bytes.size)))
    start += Buffer.from(piece).toString("hex");
  return start;
}

const tooMuch = (maxBytes: number) =>
  new AppError(413, { base: [`The file has more than ${maxBytes.toLocaleString("en")} bytes unpacked.`] });
