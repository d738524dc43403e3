import type { Row } from "@/lib/csv/csv";
import { guessNumberColumns } from "@/lib/csv/columns";
import type { CountryCode, Phone } from "@/lib/phone/phone";
import { fitOf, isWrittenAsIn } from "@/lib/phone/fitting";
import { importCountryOf, layoutOf, type ReadBy, shapeOf } from "./layout";
import { judgeRow } from "./row";

/** Why the country of a draft may be wrong, told by its first rows, and which would suit them. */
export type CountryDoubt = {
  /** Rows with digits that were looked at. */
  looked: number;
  rejected: number;
  /** Rows that would become numbers which no telephone is known to have. */
  strange: number;
  /** One of these, as it stands in the file and as it would be kept. */
  example: { text: string; number: Phone } | null;
  /** The countries in whose way most of the rows are written, with how many; the likeliest first. */
  better: { country: CountryCode; fits: number }[];
};

/** Where lists come from, most often; each costs as much as reading the rows again. */
const LIKELY: CountryCode[] =
  "US DE GB FR IT ES NL BE AT CH IE PL PT SE NO DK CZ AU NZ IN BR ZA JP IL AE".split(" ") as CountryCode[];
/** This part of the rows is enough to ask about. */
const MANY = 0.2;
const MOST = 0.5;
/** A country that suits less of every fifth row is not tried on all of them. */
const EACH = 5;
const LEAST_OF_SOME = 0.25;
/** Countries that suit about as many rows as the best one are named beside it. */
const AS_GOOD = 0.95;
const NAMED = 3;
/** Of a file with more columns it is not asked which of them would hold the numbers of each country. */
const WIDE = 50;

/**
 * Asks whether a draft's country is the right one; null where its first rows give no reason to, or have no digit to ask
 * about.
 */
export function doubtCountry(
  record: ReadBy,
  { rows, home }: { rows: readonly Row[]; home: CountryCode },
): CountryDoubt | null {
  // The file says the country of each number itself.
  if (record.mapping.code !== undefined) return null;
  const some = rows.filter((row) => hasDigits(record, row));
  const now = lookAt(record, some);
  const wrong = now.rejected + now.strange;
  if (wrong < Math.max(1, MANY * some.length)) return null;
  const better = betterCountries(record, { rows: some, home, fine: some.length - wrong });
  if (better.length === 0 && wrong <= MOST * some.length) return null;
  return { ...now, better };
}

/** No country makes numbers of words, empty cells or errors of a spreadsheet. */
function hasDigits({ numberColumns }: ReadBy, { cells }: Row): boolean {
  const read = numberColumns.length === 0 ? cells : numberColumns.map((column) => cells[column] ?? "");
  return read.some((cell) => /\p{Nd}/u.test(cell));
}

function lookAt(record: ReadBy, rows: readonly Row[]): Omit<CountryDoubt, "better"> {
  const looked = rows.length;
  if (record.numberColumns.length === 0) return { looked, rejected: looked, strange: 0, example: null };
  const layout = layoutOf(record);
  const judged = rows.map((row) => judgeRow(row, layout));
  const strange = judged.flatMap(({ taken }) => {
    const found = taken.find(({ text }) => !layout.ours && fitOf(text, layout.country) === "strange");
    return found ? [{ text: found.text.trim(), number: found.number }] : [];
  });
  const rejected = judged.filter(({ taken }) => taken.length === 0).length;
  return { looked, rejected, strange: strange.length, example: strange[0] ?? null };
}

type Rows = { rows: readonly Row[]; home: CountryCode; fine: number };

function betterCountries(record: ReadBy, { rows, home, fine }: Rows): CountryDoubt["better"] {
  const some = rows.filter((_, at) => at % EACH === 0);
  const least = Math.max(fine + Math.max(1, MANY * rows.length), MOST * rows.length);
  const found = [...new Set([home, ...LIKELY])]
    .filter((country) => country !== importCountryOf(record))
    .filter((country) => fitting(record, { rows: some, country }) >= LEAST_OF_SOME * some.length)
    .map((country) => ({ country, fits: fitting(record, { rows, country }) }))
    .filter(({ fits }) => fits >= least)
    .toSorted((a, b) => b.fits - a.fits);
  return found.filter(({ fits }) => fits >= AS_GOOD * (found[0]?.fits ?? 0)).slice(0, NAMED);
}

function fitting(record: ReadBy, { rows, country }: { rows: readonly Row[]; country: CountryCode }): number {
  const shape = shapeOf(record);
  if (record.numberColumns.length === 0 && shape.columns > WIDE) return 0;
  const [column] =
    record.numberColumns.length > 0 ? record.numberColumns : guessNumberColumns(shape, rows, country).columns;
  if (column === undefined) return 0;
  return rows.filter(({ cells }) => isWrittenAsIn(cells[column] ?? "", country)).length;
}
