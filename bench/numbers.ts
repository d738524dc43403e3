import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";

/** One list of numbers in two spellings: the one that people upload, and the one that the floor copies. */
export type NumbersFile = {
  rows: number;
  /** A file with a column `phone` of ten digits in each row. */
  upload: string;
  /** A file with one E.164 number in each line. */
  copy: string;
  /** Some numbers in E.164, spread over the list. */
  sample: string[];
};

const AREA_CODES = [212, 213, 305, 312, 404, 415, 512, 602, 617, 702, 719, 816, 901, 917, 954];
const EXCHANGES = Array.from({ length: 800 }, (_, n) => 200 + n).filter((exchange) => exchange % 100 !== 11);
const LINES = 10_000;
const PARTS = 2;
const ALL = AREA_CODES.length * EXCHANGES.length * LINES;
const PIECE = 20_000;
const SAMPLE = 20_000;

/**
 * Writes `rows` distinct valid US numbers into both files, in random order but the same each time. The two `parts`
 * share no number.
 */
export async function writeNumbers(folder: string, rows: number, part: 0 | 1 = 0): Promise<NumbersFile> {
  const name = path.join(folder, `numbers-${rows}-${part}`);
  const upload = `${name}.csv`;
  const copy = `${name}.txt`;
  const picks = shuffled(rows, part);
  await pipeline(lines(picks, "", "phone\n"), createWriteStream(upload));
  await pipeline(lines(picks, "+1", ""), createWriteStream(copy));
  const sample = [...picks.subarray(0, SAMPLE)].map((pick) => `+1${digits(pick)}`);
  return { rows, upload, copy, sample };
}

/** Returns distinct picks in random order, one from each equal stretch of all the numbers. */
function shuffled(rows: number, part: 0 | 1): Uint32Array {
  const random = generator(7_191_231_234);
  const stretch = Math.floor(ALL / PARTS / rows);
  if (stretch < 1) throw new Error(`there are no ${rows} different numbers here`);
  const picks = Uint32Array.from(
    { length: rows },
    (_, n) => (n * PARTS + part) * stretch + Math.floor(random() * stretch),
  );
  for (let at = rows - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = picks[at] ?? 0;
    picks[at] = picks[other] ?? 0;
    picks[other] = kept;
  }
  return picks;
}

function* lines(picks: Uint32Array, prefix: string, header: string): Generator<string> {
  if (header) yield header;
  for (let at = 0; at < picks.length; at += PIECE) {
    let piece = "";
    for (const pick of picks.subarray(at, at + PIECE)) piece += `${prefix}${digits(pick)}\n`;
    yield piece;
  }
}

function digits(pick: number): string {
  const line = pick % LINES;
  const exchange = Math.floor(pick / LINES) % EXCHANGES.length;
  const area = Math.floor(pick / LINES / EXCHANGES.length);
  return `${AREA_CODES[area]}${EXCHANGES[exchange]}${String(line).padStart(4, "0")}`;
}

/** Returns a small generator of random numbers from 0 to 1 (mulberry32). It gives the same list in every run. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
