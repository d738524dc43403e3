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
 * Reads a time like `2016-01-01 12:25:15 -0500`, ISO 8601, or a date; without an offset it is the clock of `zone`. The end of
 * a range takes in the whole day, minute or second that was written. Null for what is none.
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
  return new Date(offset ? start - readOffset(offset) : instantOf(start, zone));
}

/** A plus arrives as a space where it stood in a URL. */
function readOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+\- ])(\d\d):?(\d\d)$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -size : size;
}

/** The instant at which the zone's clocks show this; looked at twice, for the offset may change in between. */
function instantOf(clock: number, zone: Zone): number {
  return clock - offsetAt(zone, clock - offsetAt(zone, clock));
}
