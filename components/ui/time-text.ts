const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

const clock = { hour: "2-digit", minute: "2-digit" } as const;

/** Writes a moment in a time zone: "20 Nov 2026, 11:31". */
export function exactTime(value: Date, zone: string): string {
  return format("exact", zone, { day: "numeric", month: "short", year: "numeric", ...clock }).format(value);
}

/** Writes a moment in full: "20 November 2026, 11:31:05 (America/New_York)". */
export function fullTime(value: Date, zone: string): string {
  const text = format("full", zone, {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...clock,
    second: "2-digit",
  }).format(value);
  return `${text.replace(" at ", ", ")} (${zone})`;
}

/** Writes the day of a moment: "20 Nov 2026". */
export function dateOnly(value: Date, zone: string): string {
  return format("date", zone, { day: "numeric", month: "short", year: "numeric" }).format(value);
}

/**
 * Writes how long ago a moment was: "just now", "4 minutes ago", "1 hour ago", "yesterday, 18:20". For older moments it
 * writes the exact time.
 */
export function relativeTime(value: Date, zone: string, now: Date): string {
  const past = now.getTime() - value.getTime();
  const far = Math.abs(past);
  if (far < MINUTE) return "just now";
  if (far < HOUR) return ago(Math.floor(far / MINUTE), "minute", past);
  if (dateOnly(value, zone) === dateOnly(now, zone) || far < 6 * HOUR)
    return ago(Math.floor(far / HOUR), "hour", past);
  const time = format("clock", zone, clock).format(value);
  const shifted = new Date(value.getTime() + Math.sign(past) * 24 * HOUR);
  if (dateOnly(shifted, zone) === dateOnly(now, zone))
    return `${past > 0 ? "yesterday" : "tomorrow"}, ${time}`;
  return exactTime(value, zone);
}

function ago(amount: number, unit: string, past: number): string {
  const words = `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  return past > 0 ? `${words} ago` : `in ${words}`;
}
