import type { HiddenRows } from "@/db/enums";
import type { CountedProblem } from "@/db/schema/contact-import-previews";
import type { ContactImport, ImportMapping, ImportReading } from "@/db/schema/contact-imports";
import type { CsvShape } from "@/lib/csv/csv";
import type { Fit } from "@/lib/phone/fitting";
import type { CountryCode } from "@/lib/phone/phone";
import type { CountryDoubt } from "../../doubting";
import type { ReadBy } from "../../layout";
import type { RowRefusal, TakenNumber } from "../../row";

/** What of an upload the reader has to know. */
export type ImportToRead = ReadBy & Pick<ContactImport, "position" | "sheet" | "hiddenRows">;

/** What somebody chose about a file before it is read. */
export type Choices = {
  country: CountryCode;
  /** The names of the columns of the numbers; none to have them guessed. */
  columns: string[];
  encoding: string | null;
  sheet: string | null;
  hiddenRows: HiddenRows | null;
};

/** The questions that the reader of uploads answers. `maxBytes` may come out of a file at most. */
export type Question = { maxBytes: number } & (
  | { ask: "layout"; choices: Choices }
  | { ask: "verdicts"; record: ImportToRead; home: CountryCode }
  | { ask: "count"; record: ImportToRead }
  | { ask: "windows"; record: ImportToRead }
  | { ask: "numbers"; record: ImportToRead }
);

/** Of `layout`: how the file is cut into columns, and which of them hold what. */
export type FoundLayout = {
  reading: ImportReading;
  shape: CsvShape;
  numberColumns: number[];
  mapping: ImportMapping;
  /** Whether there is a data row. */
  hasRows: boolean;
};

/** A number of a row of a preview and how sure it is, or what stands in its place. */
export type FirstRow = { line: number; text: string; fit: Fit } & (
  | { taken: TakenNumber; refused: null }
  | { taken: null; refused: RowRefusal | null }
);

/** Of `verdicts`, first of all: `rows` are the numbers of the first `looked` rows. */
export type FoundRows = {
  rows: FirstRow[];
  looked: number;
  doubt: CountryDoubt | null;
  /** The first names in other letters than ASCII, as they are read. */
  names: string[];
  encoding: string | null;
};

/** A row that is not taken: where it began, what stands for its number, all its cells as they were, and why. */
export type Rejection = { line: number; text: string; cells: string[]; problem: string };

/** A rejection that may be none where the company knows a number. */
export type FoundRejection = Rejection & Pick<RowRefusal, "pieces" | "ifKnown">;

/**
 * Of `windows`: numbers of a window, column by column; then what closes it. `firstRows`: none of the numbers stands in
 * a row before the window. Of `numbers` the same, in the order of the file.
 */
export type FoundNumbers = {
  numbers: string[];
  names: (string | null)[] | null;
  reasons: (string | null)[] | null;
  notes: (string | null)[] | null;
};
export type FoundRejections = { rejected: FoundRejection[] };
export type FoundEnd = {
  after: number;
  position: number;
  rows: number;
  duplicates: number;
  firstRows: boolean;
};

/** What a row says besides its number. */
export type RowWords = Pick<TakenNumber, "name" | "reason" | "note">;

/**
 * Of `verdicts`, some thousand rows at a time: the numbers in the order of the file, each as often as it stands there,
 * with their lines and what stands for them; `said` and `doubted` are by the place in `numbers`, `said` of the first
 * ones only, `doubted` of those that are not fine. Then how often rows were rejected and why, with the first ones of
 * each reason, and the rows that hold numbers which count where the company knows them.
 */
export type FoundVerdicts = {
  rows: number;
  numbers: string[];
  lines: number[];
  /** Null where it is the number itself. */
  texts: (string | null)[];
  said: RowWords[];
  doubted: { at: number; fit: Fit }[];
  problems: CountedProblem[];
  rejected: { line: number; text: string; problem: string }[];
  ifKnown: ({ line: number } & RowRefusal)[];
};
