import { AppError, Invalid } from "@/lib/errors";
import { decodeText, gunzip } from "@/lib/files/files";
import type { Bytes } from "@/lib/files/bytes";
import type { Encoding } from "@/lib/files/decoding";
import { openWorkbook } from "@/lib/files/xlsx";
import { openZip, type Packed } from "@/lib/files/zip";

/** How a file is read, as far as it has been read; the delimiter where the file itself leaves no doubt. */
export type OpenedFile = {
  packing: "gzip" | "zip" | "xlsx" | null;
  /** The file in the zip file, or the sheet of the workbook. */
  part: string | null;
  encoding: Encoding | null;
  delimiter?: ",";
};

/** What tells a workbook, or another document, from files that somebody packed: those of Microsoft, OpenDocument, Apple. */
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|Index\/[^/]+\.iwa)$/;
/** Rows of a workbook lie in memory less evenly than lines of a text. */
const LARGEST_WORKBOOK = 100 << 20;

/**
 * The text of a list, whatever it is packed in, told by its content and not by its name: text, gzip, zip with one file in it, or
 * a workbook, whose first sheet comes as CSV, each row on the line of its number. Throws `Invalid` with one sentence for
 * anything else, and a 413 as soon as more than `maxBytes` would come out.
 */
export async function openFile(
  bytes: Bytes,
  maxBytes: number,
): Promise<{ reading: OpenedFile; text: AsyncGenerator<string> }> {
  const start = await startOf(bytes);
  const zipped = start.startsWith("504b0304") || start.startsWith("504b0506");
  if (!zipped) return openText(bytes.read(0, bytes.size), start.startsWith("1f8b") ? "gzip" : null, maxBytes);
  const files = await openZip(bytes);
  if (files.some(({ name }) => OFFICE.test(name))) return openSheet(bytes, files, maxBytes);
  const file = onlyFile(files);
  if (file.size > maxBytes) throw tooMuch(maxBytes);
  const { reading, text } = openText(file.read(), "zip", maxBytes);
  return { reading: Object.assign(reading, { part: file.name }), text };
}

function openText(bytes: AsyncGenerator<Uint8Array>, packing: OpenedFile["packing"], maxBytes: number) {
  const reading: OpenedFile = { packing, part: null, encoding: null };
  const text = decodeText(gunzip(bytes, maxBytes), (encoding) => (reading.encoding = encoding));
  return { reading, text };
}

async function openSheet(bytes: Bytes, files: Packed[], maxBytes: number) {
  if (bytes.size > LARGEST_WORKBOOK)
    throw new AppError(413, {
      base: ["The workbook is larger than 100 MB; save its sheet as CSV and upload that."],
    });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > maxBytes) throw tooMuch(maxBytes);
  const { sheet, text } = await openWorkbook(files, maxBytes);
  const reading: OpenedFile = { packing: "xlsx", part: sheet, encoding: null, delimiter: "," };
  return { reading, text };
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
