import { isUtf8 } from "node:buffer";
import { type Encoding, encodingNamed, encodingsOfScripts, latinEncodingOf } from "@/lib/files/encodings";

/** What the lines of a file are taken for that are not UTF-8, and whether the names in them are certain to be right. */
export type Recognised = { fallback: Encoding; certain: boolean };

/** Runs of so many letters beyond ASCII are rare in Latin script: `Zoë`, `Größe`, but `Èâàí`. */
const LONG_RUN = /[\x80-\xff]{3,}/g;
const FOREIGN = /[\x80-\xff]/g;
const MOST_IN_RUNS = 0.2;
const WESTERN: Encoding = "Windows-1252";
/** What is shorter is the whole of a file. */
const SAMPLE = 1 << 16;

/**
 * Recognises what a file that begins with these bytes is written in, when it is not UTF-8: a detector decides between
 * the scripts other than Latin that fit its countries and Latin, and only where there are such; all else is
 * Windows-1252, or what the country's own Latin letters are written in. A beginning with letters in UTF-8 is certain.
 * Short texts deceive detectors: what they say is never certain.
 */
export async function recognise(start: Uint8Array, countries: readonly string[]): Promise<Recognised> {
  const scripts = encodingsOfScripts(countries);
  const latin = countries.map(latinEncodingOf).find((encoding) => encoding !== WESTERN) ?? WESTERN;
  const lines = foreignLines(start);
  if (lines.length === 0 && start.some((byte) => byte > 0x7f)) return { fallback: latin, certain: true };
  if (scripts.length === 0 && latin === WESTERN && isOfMac(lines))
    return { fallback: "Macintosh", certain: false };
  const certain = scripts.length === 0 && latin === WESTERN && isLikeLatin(lines);
  if (lines.length === 0 || scripts.length === 0) return { fallback: latin, certain };
  return { fallback: (await detect(lines, [...scripts, latin])) ?? latin, certain };
}

/** The lines that are not UTF-8; the last one, which may be cut, only of a file that is here whole. */
function foreignLines(start: Uint8Array): Buffer {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = start.indexOf(0x0a); at >= 0; at = start.indexOf(0x0a, from)) {
    const line = start.subarray(from, at + 1);
    if (!isUtf8(line)) lines.push(Buffer.from(line));
    from = at + 1;
  }
  const rest = start.subarray(from);
  if ((from === 0 || start.length < SAMPLE) && !isUtf8(rest)) lines.push(Buffer.from(rest));
  return Buffer.concat(lines);
}

function isLikeLatin(lines: Buffer): boolean {
  const text = lines.toString("latin1");
  const all = text.match(FOREIGN)?.length ?? 0;
  const inRuns = (text.match(LONG_RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
  return inRuns <= MOST_IN_RUNS * all;
}

/**
 * Whether letters stand where Windows-1252 has quotes, dashes and the like: Excel for Mac writes `é` as 0x8e, DOS as
 * 0x82. Of the two the Mac is likelier, and neither is certain.
 */
function isOfMac(lines: Buffer): boolean {
  const text = lines.toString("latin1");
  const within = text.match(/(?<=[a-z])[\x80-\x91\x93-\x98\x9a-\x9f](?=[a-z]|\b|[\s,;"|])/gi)?.length ?? 0;
  const others = text.match(/[\xc0-\xff]/g)?.length ?? 0;
  return within > others;
}

/** Loaded when it is needed: it takes a third of a second and forty megabytes. */
async function detect(lines: Buffer, among: Encoding[]): Promise<Encoding | null> {
  const { detectAll } = await import("jschardet");
  const wanted = new Set(among);
  const found = detectAll(lines).map(({ encoding }) =>
    encodingNamed(ALIASES[encoding ?? ""] ?? encoding ?? ""),
  );
  return found.find((encoding) => encoding !== null && wanted.has(encoding)) ?? null;
}

/** Names that the detector has for what browsers know by another one. */
const ALIASES: Record<string, string> = {
  CP874: "Windows-874",
  "TIS-620": "Windows-874",
  "ISO-8859-8": "Windows-1255",
  "ISO-8859-6": "Windows-1256",
  GB2312: "GB18030",
  GBK: "GB18030",
  CP932: "Shift_JIS",
  SHIFT_JIS_2004: "Shift_JIS",
  "EUC-JIS-2004": "EUC-JP",
  CP949: "EUC-KR",
  Big5HKSCS: "Big5",
  "Big5-HKSCS": "Big5",
};
