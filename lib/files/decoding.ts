import { isUtf8 } from "node:buffer";
import { Invalid } from "@/lib/errors";
import type { Encoding } from "@/lib/files/encodings";

/** Turns the bytes of a file into text as they come. */
export type Decoder = {
  /** UTF-8 until a line is found that is not UTF-8. */
  encoding: Encoding;
  write(bytes: Uint8Array): string;
  end(): string;
};

/** How bytes become text: as `given`, where somebody said it; else lines that are not UTF-8 are read as `fallback`. */
export type Decoding = { given?: Encoding; fallback?: Encoding };

const LONGEST_LINE = 1 << 20;
const SNIFFED_BYTES = 1 << 16;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** zip (and xlsx), old Excel, PDF, gzip, 7z, rar, PNG, JPEG, GIF: these may begin without a zero byte. */
const BINARY_STARTS = [
  "504b0304",
  "504b0506",
  "d0cf11e0",
  "25504446",
  "1f8b08",
  "377abcaf",
  "52617221",
  "89504e47",
  "ffd8ff",
  "47494638",
];
/** A program may leave a zero byte in a text. Bytes with a larger share of them are not a text. */
const MOST_ZEROS = 0.05;
/** What Windows-1252 has at 0x80–0x9f; TextDecoder of Node 20 gives control characters there. */
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Returns the decoder for a file that starts with these bytes. Throws `Invalid` when they are not a text. */
export function decoderFor(start: Uint8Array, { given, fallback = "Windows-1252" }: Decoding = {}): Decoder {
  const found = sniff(start);
  if (given && given !== "UTF-8" && !hasMark(start)) return new WholeDecoder(given);
  return found === "UTF-8" ? new LineDecoder(fallback) : new WholeDecoder(found);
}

function sniff(bytes: Uint8Array): "UTF-8" | "UTF-16LE" | "UTF-16BE" {
  const start = bytes.subarray(0, SNIFFED_BYTES);
  const hex = startHex(start);
  if (hex.startsWith("fffe")) return "UTF-16LE";
  if (hex.startsWith("feff")) return "UTF-16BE";
  const [even, odd, controls] = [
    count(start, isZero, 0),
    count(start, isZero, 1),
    count(start, isControl, null),
  ];
  const units = start.length / 2;
  if (odd > units * 0.3 && even <= units * 0.05) return "UTF-16LE";
  if (even > units * 0.3 && odd <= units * 0.05) return "UTF-16BE";
  if (controls > start.length * MOST_ZEROS || BINARY_STARTS.some((magic) => hex.startsWith(magic))) {
    throw new Invalid({
      base: ["This is not a text file; save the list as CSV or plain text and upload that."],
    });
  }
  return "UTF-8";
}

const startHex = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString("hex");

/** Returns whether a file begins with a byte order mark, which is believed before any choice. */
const hasMark = (start: Uint8Array) => /^(?:efbbbf|fffe|feff)/.test(startHex(start));

function count(bytes: Uint8Array, wanted: (byte: number) => boolean, parity: 0 | 1 | null): number {
  return bytes.reduce(
    (sum, byte, i) => sum + (wanted(byte) && (parity === null || i % 2 === parity) ? 1 : 0),
    0,
  );
}

const isZero = (byte: number) => byte === 0;
/** Escape does not count as a control character: ISO-2022-JP has one before each change of script. */
const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x1b);

class WholeDecoder implements Decoder {
  private readonly decoder: TextDecoder;
  constructor(readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding.toLowerCase());
  }
  write(bytes: Uint8Array): string {
    if (this.encoding === "Windows-1252") return decodeWindows(Buffer.from(bytes));
    return this.decoder.decode(bytes, { stream: true });
  }
  end(): string {
    return this.decoder.decode();
  }
}

/** Decodes whole lines only, each as UTF-8 or else as the fallback. */
class LineDecoder implements Decoder {
  encoding: Encoding = "UTF-8";
  private rest: Uint8Array = new Uint8Array();
  private readonly decoder: TextDecoder;
  constructor(private readonly fallback: Encoding) {
    this.decoder = new TextDecoder(fallback.toLowerCase());
  }
  write(bytes: Uint8Array): string {
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    const end = endOfLines(all);
    this.rest = all.subarray(end);
    return this.decode(all.subarray(0, end));
  }
  end(): string {
    return this.decode(this.rest);
  }
  private decode(lines: Uint8Array): string {
    if (isUtf8(lines)) return Buffer.from(lines.buffer, lines.byteOffset, lines.length).toString("utf8");
    this.encoding = this.fallback;
    return decodeLines(lines, (line) =>
      this.fallback === "Windows-1252" ? decodeWindows(line) : this.decoder.decode(line),
    );
  }
}

function endOfLines(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1;
  if (end > 0 || bytes.length < LONGEST_LINE) return end;
  // a line without an end must not fill the memory: cut it after a character
  return bytes.findLastIndex((byte) => byte < 0x80) + 1 || bytes.length;
}

function decodeLines(bytes: Uint8Array, decodeOther: (line: Buffer) => string): string {
  let text = "";
  let start = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] !== LINE_FEED && bytes[i] !== CARRIAGE_RETURN && i < bytes.length - 1) continue;
    const line = Buffer.from(bytes.subarray(start, i + 1));
    text += isUtf8(line) ? line.toString("utf8") : decodeOther(line);
    start = i + 1;
  }
  return text;
}

function decodeWindows(line: Buffer): string {
  return line.toString("latin1").replace(/[\x80-\x9f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80] ?? c);
}
