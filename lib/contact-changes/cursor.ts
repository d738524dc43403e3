import { Malformed } from "@/lib/errors";
import type { ContactChange } from "./schema";

/** A place in the feed: behind this change, or before the first one (null). */
export type ChangePlace = Pick<ContactChange, "seq" | "at"> | null;

const START = "-1";

/**
 * Writes a place as an opaque word. It holds the time of the change, too: in a database that was restored to an earlier
 * day the position belongs to another change, and the cursor is refused.
 */
export const writeChangeCursor = (place: ChangePlace): string =>
  place === null ? START : Buffer.from(JSON.stringify([place.seq, place.at.getTime()])).toString("base64url");

/** Reads what `writeChangeCursor` wrote; nothing or -1 is the start. Throws `Malformed` for anything else. */
export function readChangeCursor(text: string | undefined): ChangePlace {
  if (!text || text === START) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (Array.isArray(parsed)) {
      const [seq, ms] = parsed as unknown[];
      if (isWhole(seq) && seq > 0 && isWhole(ms)) return { seq, at: new Date(ms) };
    }
  } catch {
    // Not a cursor: the error below says so.
  }
  throw new Malformed({ after: ["is not a cursor of these changes; start with -1 or with a snapshot"] });
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) < 8.64e15;

/** Thrown for a cursor that this company's feed has never given. */
export const strangeCursor = () =>
  new Malformed({ after: ["is not from this company's changes as they are now; take a new snapshot"] });
