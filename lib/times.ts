import { type Zone, offsetAt } from "./time-zones";

/** A time as the API says it: ISO 8601 with milliseconds and its offset, which is UTC's. */
export function wireTime(time: Date): string;
export function wireTime(time: Date | null): string | null;
export function wireTime(time: Date | null): string | null {
  return time && time.toISOString().replace("Z", "+00:00");
}

const WRITTEN =
  /^([12]\d{3})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+\- ]\d\d:?\d\d)?)?$/i;

/**
 * Reads a time like `2016-01-01 12:25:15 -0500`, ISO 8601, or a date; without an offset it is the clock of `zone`. The
 * end of a range takes in the whole day, minute or second that was written. Null for what is none.
 */
export function readTime(text: string, zone: Zone, edge: "from" | "to"): Date | null {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [fraction, offset] = found.slice(7);
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
  const real = new Date(clock).toISOString().startsWith(`${found[1]}-${found[2]}-${found[3]}`);
  if (!real || hour > 23 || minute > 59 || second > 59) return null;
  const ms = fraction ? Number(fraction.padEnd(3, "0").slice(0, 3)) : 0;
  const unit = !found[4] ? 86_400_000 : !found[6] ? 60_000 : !fraction ? 1_000 : 1;
  const start = clock + ms + (edge === "to" ? unit - 1 : 0);
  return new Date(offset ? start - readOffset(offset) : instantOf(start, zone, edge));
}

/** A plus arrives as a space where it stood in a URL. */
function readOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+\- ])(\d\d):?(\d\d)$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -size : size;
}

const DAY = 86_400_000;

/**
 * The instant at which the zone's clocks show this. A time that is there twice, as the clocks are put back, is the
 * first one where a range begins and the second where it ends; one that is missing, as they are put forward, is the
 * moment of the change where a range begins and the last before it where it ends.
 */
function instantOf(clock: number, zone: Zone, edge: "from" | "to"): number {
  const before = clock - offsetAt(zone, clock - DAY);
  const after = clock - offsetAt(zone, clock + DAY);
  const shown = [before, after].filter((instant) => instant + offsetAt(zone, instant) === clock);
  if (shown.length > 0) return edge === "from" ? Math.min(...shown) : Math.max(...shown);
  const change = changeBetween(Math.min(before, after), Math.max(before, after), zone);
  return edge === "from" ? change : change - 1;
}

/** The moment at which the zone's clocks are changed, which lies after one instant and not after another. */
function changeBetween(early: number, late: number, zone: Zone): number {
  const offset = offsetAt(zone, early);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(zone, middle) === offset) early = middle;
    else late = middle;
  }
  return late;
}
