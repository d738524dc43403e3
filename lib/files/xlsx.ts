import { AppError, Invalid } from "@/lib/errors";
import type { Packed } from "@/lib/files/zip";
import { readParts } from "@/lib/files/xlsx/parts";
import { sheetText } from "@/lib/files/xlsx/sheet";
import { SharedStrings } from "@/lib/files/xlsx/strings";

/**
 * The first visible sheet of a workbook that has anything in it, as CSV: whole numbers with all their digits, what formulas
 * came to, times as `2026-11-19 08:30:00`. Throws `Invalid` with one sentence for what cannot be read, and a 413 as soon as
 * more than `maxLength` characters would come out.
 */
export async function openWorkbook(
  files: Packed[],
  maxLength: number,
): Promise<{ sheet: string; text: AsyncGenerator<string> }> {
  const { sheets, strings, kinds, since1904 } = await readParts(files);
  const book = { kinds, since1904, strings: new SharedStrings(strings) };
  const end = () => book.strings.free();
  try {
    for (const { name, file } of sheets) {
      const text = sheetText(file.read(), book);
      const first = await firstText(text);
      if (first !== null) return { sheet: name, text: limited(startingWith(first, text), maxLength, end) };
    }
    throw new Invalid({ base: ["The workbook has no visible sheet with anything in it."] });
  } catch (error) {
    await end();
    throw error;
  }
}

async function firstText(text: AsyncGenerator<string>): Promise<string | null> {
  let read = "";
  for (;;) {
    const { value, done } = await text.next();
    if (done) return null;
    read += value;
    if (/[^\s,"]/.test(value)) return read;
  }
}

async function* startingWith(first: string, rest: AsyncGenerator<string>) {
  yield first;
  yield* rest;
}

async function* limited(text: AsyncGenerator<string>, maxLength: number, end: () => Promise<void>) {
  let length = 0;
  try {
    for await (const piece of text) {
      length += piece.length;
      if (length > maxLength) {
        throw new AppError(413, {
          base: [`The sheet has more than ${maxLength.toLocaleString("en")} characters.`],
        });
      }
      yield piece;
    }
  } finally {
    await end();
  }
}
