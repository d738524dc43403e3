import { AppError, Invalid } from "@/lib/errors";
import { decodeText, gunzip, incredible, isCredible, type Recogniser } from "@/lib/files/files";
import type { Bytes } from "@/lib/files/bytes";
import type { Encoding } from "@/lib/files/encodings";
import { openWorkbook, type SheetChoice } from "@/lib/files/xlsx";
import type { HiddenParts } from "@/lib/files/xlsx/sheet";
import { openZip, type Packed } from "@/lib/files/zip";

/** How a file is read, as far as it has been read. The delimiter is there when the kind of file decides it. */
export type OpenedFile = {
  packing: "gzip" | "zip" | "xlsx" | null;
  /** The name of the file in the zip file, or of the sheet in the workbook. */
  part: string | null;
  encoding: Encoding | null;
  delimiter?: ",";
  /** The visible sheets of a workbook that have anything in them. */
  sheets: string[];
};

/**
 * Names of files that only documents of Microsoft, OpenDocument or Apple hold, which tell them from packed lists.
 */
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|Index\/[^/]+\.iwa)$/;
/** A larger workbook may not fit into the reader's memory. */
const LARGEST_WORKBOOK = 100 << 20;

/** How a file is to be opened. */
export type Opening = SheetChoice & {
  /** The most bytes that may come out of it. */
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
 * Opens a list: a text, gzip, a zip with one file in it, or a workbook. The content tells which, not the name. A sheet
 * of a workbook comes as CSV, each row on the line of its number. Throws `Invalid` with one sentence for anything else
 * and for a file that costs more than a list of its size, and a 413 as soon as more than `maxBytes` would come out.
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
