import { Invalid, Malformed } from "@/lib/errors";
import type { Key } from "./sorting";

/** Page numbers reach up to this row; deeper pages need the cursor. The contract's bound on page × per_page. */
const DEEPEST_ROW = 100_000;

/** Returns how many rows precede a numbered page. Throws `Invalid` for a page beyond row 100,000. */
export function offsetOf({ page = 1, perPage }: { page?: number; perPage: number }): number {
  if (page * perPage > DEEPEST_ROW) {
    throw new Invalid({ page: [`reaches past row ${DEEPEST_ROW.toLocaleString("en")}; use cursor instead`] });
  }
  return (page - 1) * perPage;
}

/** The sort value in a cursor, for a list sorted by time and for one sorted by number. */
const sortValues = { time: /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, number: /^\+\d{2,15}$/ };

/**
 * A place in a sorted list: a row's sort value and id, whether the page lies after or before that row, and how many
 * rows precede the page.
 */
export type PagePlace = Key & { before?: true; skipped: number };

/** Makes the place of a numbered page. It names no row. */
export const numbered = (offset: number): PagePlace => ({ value: "", id: 0, skipped: offset });

/** Writes a place as an opaque word for a URL. */
export function writeCursor(place: PagePlace): string {
  return Buffer.from(JSON.stringify([place.value, place.id, place.before ? 1 : 0, place.skipped])).toString(
    "base64url",
  );
}

/**
 * Reads a cursor that `writeCursor` wrote for a list sorted by times or by numbers. Returns null for the start
 * (`undefined`, empty or `-1`). Throws `Malformed` for anything else.
 */
export function readCursor(cursor: string | undefined, sortedBy: keyof typeof sortValues): PagePlace | null {
  if (!cursor || cursor === "-1") return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parsed)) {
      const [value, id, before, skipped] = parsed as unknown[];
      if (isValue(value, sortedBy) && isCount(id) && isCount(skipped)) {
        return { value, id, skipped, ...(before === 1 ? { before: true } : {}) };
      }
    }
  } catch {
    // Not a cursor: the error below says so.
  }
  throw new Malformed({ cursor: ["is not a cursor of this list; start with -1"] });
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isValue = (value: unknown, sortedBy: keyof typeof sortValues): value is string =>
  typeof value === "string" && sortValues[sortedBy].test(value) && (sortedBy !== "time" || isMoment(value));

/** Whether the date exists. JavaScript reads the 30th of February as a day of March; PostgreSQL refuses it. */
const isMoment = (value: string) =>
  !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

/**
 * A page of rows, the cursors to its neighbours (null without one), how many rows precede it, and how many are known up
 * to its end.
 */
export type Page<T> = {
  rows: T[];
  next: string | null;
  previous: string | null;
  skipped: number;
  shown: number;
};

/**
 * Makes a page of the rows that were fetched for `place`, in reading direction. One row more than `perPage` is fetched,
 * which shows whether the list goes on. `keyOf` gives a row's sort value, as the cursor carries it, and its id.
 * `stopped` is the key at which reading ended early although the list goes on: the page is then short or empty, and its
 * cursor goes on from there.
 */
export function toPage<T>(
  fetched: T[],
  {
    place,
    perPage,
    keyOf,
    stopped = null,
  }: { place: PagePlace | null; perPage: number; keyOf: (row: T) => Key; stopped?: Key | null },
): Page<T> {
  const full = fetched.length > perPage;
  const more = full || stopped !== null;
  const taken = fetched.slice(0, perPage);
  const rows = place?.before ? taken.reverse() : taken;
  const skipped = Math.max(
    0,
    place?.before ? (more ? place.skipped - rows.length : 0) : (place?.skipped ?? 0),
  );
  // An empty numbered page does not tell how many rows precede it.
  const shown = place?.value === "" && rows.length === 0 ? 0 : skipped + rows.length;
  const first = edgeOf(rows[0], place?.before === true);
  const last = edgeOf(rows.at(-1), !place?.before);
  const goesOn = place?.before ? true : more;
  const comesFrom = place?.before ? more : place !== null;
  return {
    rows,
    skipped,
    shown,
    next: goesOn && last ? writeCursor({ ...last, skipped: shown }) : null,
    previous: comesFrom && first ? writeCursor({ ...first, before: true, skipped }) : null,
  };

  function edgeOf(row: T | undefined, goingOn: boolean): Key | null {
    if (goingOn && !full && stopped) return stopped;
    return row === undefined ? null : keyOf(row);
  }
}
