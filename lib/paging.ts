import { Malformed } from "./errors";

/** A place in a sorted list: the sort value and id of a row, whether to go on after it or before it, and how many rows precede the page. */
export type Place = { value: string; id: number; before?: true; skipped: number };

/** The place as an opaque word for a URL. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.value, place.id, place.before ? 1 : 0, place.skipped])).toString(
    "base64url",
  );
}

/** Reads a cursor written by `writeCursor`; null for the start (`undefined`, empty or `-1`); throws `Malformed` for anything else. */
export function readCursor(cursor: string | undefined): Place | null {
  if (!cursor || cursor === "-1") return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parsed)) {
      const [value, id, before, skipped] = parsed as unknown[];
      if (typeof value === "string" && Number.isSafeInteger(id) && Number.isSafeInteger(skipped)) {
        return { value, id: Number(id), skipped: Number(skipped), ...(before === 1 ? { before: true } : {}) };
      }
    }
  } catch {
    // Not a cursor: said below.
  }
  throw new Malformed({ cursor: ["is not a cursor of this list; start with -1"] });
}

/** A page of rows, the cursors to its neighbours (null where there is none) and the rows before it. */
export type Page<T> = { rows: T[]; next: string | null; previous: string | null; skipped: number };

/**
 * Makes a page of rows fetched for `place` in reading direction, one more than `perPage` to see whether it goes on.
 * `keyOf` gives a row's sort value as the cursor carries it, and its id.
 */
export function toPage<T>(
  fetched: T[],
  {
    place,
    perPage,
    keyOf,
  }: { place: Place | null; perPage: number; keyOf: (row: T) => { value: string; id: number } },
): Page<T> {
  const more = fetched.length > perPage;
  const taken = fetched.slice(0, perPage);
  const rows = place?.before ? taken.reverse() : taken;
  const skipped = Math.max(
    0,
    place?.before ? (more ? place.skipped - rows.length : 0) : (place?.skipped ?? 0),
  );
  const first = rows[0];
  const last = rows.at(-1);
  const goesOn = place?.before ? true : more;
  const comesFrom = place?.before ? more : place !== null;
  return {
    rows,
    skipped,
    next: goesOn && last ? writeCursor({ ...keyOf(last), skipped: skipped + rows.length }) : null,
    previous: comesFrom && first ? writeCursor({ ...keyOf(first), before: true, skipped }) : null,
  };
}
