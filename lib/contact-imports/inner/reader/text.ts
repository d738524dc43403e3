import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Bytes } from "@/lib/files/bytes";
import type { Decoding } from "@/lib/files/decoding";
import { encodingNamed } from "@/lib/files/encodings";
import { openFile } from "@/lib/files/opening";
import type { CountryCode } from "@/lib/phone/phone";
import type { ImportToRead } from "./questions";
import { recognise } from "./recognising";

/** Numbers that name their country, in the beginning of a file. */
const INTERNATIONAL = /\+\d[\d ().-]{6,18}\d/g;
const MOST_LOOKED_AT = 200;

/** The text of an upload's file, read as its record says. */
export async function textOf(record: ImportToRead, { bytes, maxBytes }: { bytes: Bytes; maxBytes: number }) {
  const fallback = encodingNamed(record.reading?.fallback ?? "") ?? undefined;
  const decoding: Decoding = { given: encodingNamed(record.encoding ?? "") ?? undefined, fallback };
  return openFile(bytes, {
    maxBytes,
    sheet: record.sheet,
    skipHidden: record.hiddenRows === "skip",
    recognise: () => decoding,
  });
}

/** As `recognise`, for a file of a country: the numbers in it name others. */
export function recogniseFor(start: Uint8Array, country: CountryCode) {
  const text = Buffer.from(start).toString("latin1");
  const found = [...text.matchAll(INTERNATIONAL)].slice(0, MOST_LOOKED_AT);
  const named = found.flatMap(([number]) => parsePhoneNumberFromString(number)?.country ?? []);
  return recognise(start, [...new Set<CountryCode>([country, ...named])]);
}
