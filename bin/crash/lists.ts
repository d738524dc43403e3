import { csvLine } from "@/lib/csv/writing";

export type Lists = {
  /** Blocked beforehand. */
  past: string;
  /** The third of them that is unblocked again beforehand. */
  unblocked: string;
  /** The upload whose processes are killed. */
  upload: string;
};

const HEADER = ["number", "name", "reason", "note"];
const AREAS = ["212", "312", "415", "512", "617", "719"];
const REASONS = ["spam", "DNC request", "litigator", "", "robot voice"];
const NAMES = ["", "Ann O'Hara", 'Bob "the bot", Inc.', "=1+1", "Zoë Müller", "two\nlines"];
const NO_NUMBERS = ["", "911", "call me", "12345678901234567", "1.7193E+10"];

/** One number in ten has a past. */
const PAST = 10;
const UNBLOCKED = 3 * PAST;

/**
 * Makes lists with a row of every kind: new numbers, numbers blocked before, blocked and unblocked before, duplicates
 * close by and far away in other spellings with another reason, and text that is no number; with names, reasons and
 * notes.
 */
export function makeLists(rows: number, random: () => number): Lists {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const row = (number: string) =>
    csvLine([number, pick(NAMES), pick(REASONS), random() < 0.5 ? "" : "heard, and noted"]);
  const upload: string[] = [csvLine(HEADER)];
  const past: string[] = [csvLine(HEADER)];
  const unblocked: string[] = [csvLine(HEADER)];
  for (let at = 0, known = 0; at < rows; at++) {
    const kind = random();
    if (kind < 0.05) upload.push(row(pick(NO_NUMBERS)));
    else if (kind < 0.15 && known > 0) {
      const back = random() < 0.5 ? Math.min(known, 50) : known;
      upload.push(row(spelled(known - 1 - Math.floor(random() * back), random)));
    } else {
      if (known % PAST === 0) past.push(row(plain(known)));
      if (known % UNBLOCKED === 0) unblocked.push(row(plain(known)));
      upload.push(row(spelled(known++, random)));
    }
  }
  return { past: past.join(""), unblocked: unblocked.join(""), upload: upload.join("") };
}

/** The national number of this place in the list: in mixed order, each once. */
function plain(place: number) {
  return `${AREAS[place % AREAS.length]}${2_000_000 + ((place * 7919) % 8_000_000)}`;
}

function spelled(place: number, random: () => number) {
  const number = plain(place);
  const [area, exchange, line] = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
  const spellings = [
    number,
    `+1${number}`,
    `1${number}`,
    `(${area}) ${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
  ];
  return spellings[Math.floor(random() * spellings.length)] ?? number;
}
